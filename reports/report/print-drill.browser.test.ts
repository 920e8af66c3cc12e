// The pages for print of a recovery drill in real Chromium: two of A4, whatever was lived and however the personas are called, and nothing cut.
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../fixtures/chromium.fixture.ts';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { countsOf, layersFixture, livedAlone, livedFixture } from '../recovery/lived-drill.fixture.ts';
import type { ResultsOfDrill } from '../results/results.ts';
import { printDrill } from './print-drill.ts';
import { expectTwoSheets } from './two-sheets.fixture.ts';

const long = 'Everybody who signs in at a shared device of the branch offices in the north and in the south';
const unbroken = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverleihung'.repeat(3);

function called(title: string, several = 1): ResultsOfDrill {
  const results = fixtureDrillResults();
  const { recovery, run } = results;
  const decisions = Array.from({ length: several }, () =>
    recovery.decisions.map((each) => ({ ...each, title })),
  ).flat();
  return { ...results, run: { ...run, name: title }, recovery: { ...recovery, decisions } };
}

const nobody = () => {
  const layers = layersFixture(0);
  return fixtureDrillResults(
    {},
    livedFixture({ threshold: 100, layers: { ...layers, many: countsOf({ people: 20_000, threshold: 100 }) } }),
  );
};

const cases: readonly (readonly [string, ResultsOfDrill, charts: number])[] = [
  ['as lived', fixtureDrillResults(), 2],
  ['nothing beside the people of the run', fixtureDrillResults({}, livedAlone()), 1],
  ['nobody back in', nobody(), 2],
  [
    'a run other than plain',
    fixtureDrillResults({ departures: [{ kind: 'fault', words: long, sentence: long, items: [] }] }),
    2,
  ],
  ['long titles', called(long), 2],
  ['a name without a space', called(unbroken), 2],
  ['more decisions than a page holds', called(long, 12), 2],
];

describe('the pages for print of a drill in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  }, 60_000);
  afterAll(async () => browser?.close());

  it.each(cases)(
    'are two, with nothing cut: %s',
    async (_, results, charts) => {
      const html = await printDrill(results);
      await expectTwoSheets(browser, html);
      expect(html.match(/class="drawing"/g)?.length).toBe(charts);
    },
    60_000,
  );
});

it('say the decision, who gets back in, who else does, what was claimed, and how to read it', async () => {
  const html = (await printDrill(fixtureDrillResults())).replaceAll('\u00a0', ' ');
  for (const said of [
    'The decision',
    'Rightful people back in',
    'Of 1 000 attacks that get in, best kind',
    'Fewer tickets',
    'How to read it',
  ])
    expect(html).toContain(said);
});

it('say first where nobody gets back in', async () => {
  expect(await printDrill(nobody())).toMatch(/class="wrong"><strong>[^<]*[Nn]obody/);
});

it('count what does not fit', async () => {
  expect(await printDrill(called(long, 12))).toMatch(/more decisions in report\.html/);
});

it('keep hostile names as text, need no network and run no script', async () => {
  expect(await printDrill(called('</style><script>alert(1)</script><img src=x onerror=alert(1)>'))).not.toMatch(
    /<img|<script|@import|url\(|<link/,
  );
});
