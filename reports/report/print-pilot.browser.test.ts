// The pages for print in real Chromium: two of A4, whatever the personas are called and however many there are, and nothing cut.
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../fixtures/chromium.fixture.ts';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import { manyArms } from '../fixtures/many-arms.fixture.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { expectTwoSheets } from './two-sheets.fixture.ts';
import { printPilot } from './print-pilot.ts';

const long = (nth: number) =>
  `Persona ${nth} of the branch offices in the north and of everybody who signs in at a shared device there`;
const unbroken = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverleihung'.repeat(3);
const departures: ResultsOfPilot['departures'] = Array.from({ length: 8 }, (_, nth) => ({
  kind: 'parameter',
  words: `${nth} parameters of the human model that somebody has fixed`,
  sentence: 'Some parameters are fixed.',
  items: [],
}));
const named = (results: ResultsOfPilot, name: string): ResultsOfPilot => ({
  ...results,
  run: { ...results.run, name },
});

const cases: readonly (readonly [string, ResultsOfPilot, boolean])[] = [
  ['1 persona', decidedByInputs(1), false],
  ['5 personas', decidedByInputs(5), false],
  ['12 personas', decidedByInputs(12), false],
  ['12 personas with long titles', decidedByInputs(12, long), true],
  [
    'a name without a space',
    named(
      decidedByInputs(5, () => unbroken),
      unbroken,
    ),
    true,
  ],
  ['four arms', manyArms({ arms: 4 }), true],
  ['every verdict, a gate missed', fixtureResults(), false],
  [
    'everything wrong',
    {
      ...decidedByInputs(12, long),
      departures,
      gates: Array.from({ length: 12 }, () => ({
        metric: 'success-per-need',
        expression: 'value>99 %',
        passed: false,
        sentence: `success-per-need value>99 %: missed, because ${long(1)}.`,
      })),
    },
    true,
  ],
];

describe('the pages for print in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  }, 60_000);
  afterAll(async () => browser?.close());

  it.each(cases)(
    'are two, with nothing cut: %s',
    async (_, results, isCutShort) => {
      const html = await printPilot(results);
      await expectTwoSheets(browser, html);
      if (isCutShort) expect(html).toMatch(/more (?:decision|claim)s? in report\.html/);
      if (results.personas.length > 6)
        expect(html).toContain(`of ${results.personas.length} personas; all are in report.html`);
      expect(html.match(/class="drawing"/g)?.length).toBe(3);
    },
    60_000,
  );

  it('would need a third page if nothing were left out', async () => {
    const tab = await browser.newPage();
    try {
      const html = await printPilot(decidedByInputs(12, long));
      const row = /<tr role="row">\s*<th role="rowheader".*?<\/tr>/s.exec(html)?.[0] ?? '';
      await tab.setContent(html.replace(row, row.repeat(12)));
      const pdf = Buffer.from(await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2);
    } finally {
      await tab.close();
    }
  }, 60_000);

  it('keeps hostile names as text, needs no network and runs no script', async () => {
    const html = await printPilot(
      named(
        decidedByInputs(2, () => '<img src=x onerror=alert(1)>'),
        '</style><script>alert(1)</script>',
      ),
    );
    expect(html).not.toMatch(/<img|<script|@import|url\(|<link/);
  });
});
