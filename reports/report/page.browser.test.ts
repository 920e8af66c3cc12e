// The report in a real browser: opens from the disk without errors or requests, accessible in light and dark,
// nothing clipped, overlapping or wider than the window on a phone, a tablet and a desk.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../fixtures/chromium.fixture.ts';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { sensitivityFixture } from '../fixtures/sensitivity.fixture.ts';
import { fixtureLoadResults, fixtureResults } from '../fixtures/results.fixture.ts';
import { manyArms, manyArmsLoad } from '../fixtures/many-arms.fixture.ts';
import { loadHardFixture } from '../fixtures/load-results-hard.fixture.ts';
import { realResults } from '../fixtures/real-results.fixture.ts';
import { chartsOf } from './chart-catalogue.ts';
import { writeReport } from './write-report.ts';

interface Loaded {
  readonly page: Page;
  readonly errors: string[];
  readonly requests: string[];
}

/** What layout-faults.js answers. */
interface LayoutFaults {
  readonly sideways: number;
  readonly clipped: readonly string[];
  readonly overlapping: readonly string[];
  readonly drawn: number;
  readonly smallest: number;
}

/** Code for the page goes there as text: nothing of the page's world is known to the compiler here. */
const layoutFaults = await readFile(new URL('../drawing/layout-faults.js', import.meta.url), 'utf8');

describe.each([
  { name: 'invented numbers with every verdict and state', results: fixtureResults() },
  {
    name: 'a run that was asked what is not known, invented',
    results: fixtureResults({ sensitivity: sensitivityFixture() }),
  },
  { name: 'a real run', results: realResults() },
  { name: 'a load run, invented', results: fixtureLoadResults() },
  { name: 'a recovery drill, invented', results: fixtureDrillResults() },
  { name: 'a phishing drill, invented', results: fixturePhishingResults() },
  {
    name: 'four arms, invented',
    results: manyArms({ arms: 4, change: { sensitivity: sensitivityFixture(1, manyArms({ arms: 4 }).arms) } }),
  },
  { name: 'a load run of four arms, invented', results: manyArmsLoad(4) },
  { name: 'a load run at its most awkward, invented', results: fixtureLoadResults({ load: loadHardFixture }) },
])('the report in Chromium: $name', ({ results }) => {
  let folder: string;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'page-'));
    address = pathToFileURL(await writeReport(results, folder)).href;
    browser = await startChromium();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  async function load(width: number, scheme: 'light' | 'dark', open = true): Promise<Loaded> {
    const page = await browser.newPage();
    const errors: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(address);
    if (open) await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true;`);
    return { page, errors, requests };
  }

  it('opens from the disk without a message in the console or a request', async () => {
    const { page, errors, requests } = await load(1400, 'light');
    expect(errors).toEqual([]);
    expect(requests).toEqual([address]);
    await page.close();
  }, 60_000);

  it.each([320, 380, 800, 1400])(
    'clips, overlaps and overflows nothing at %i px',
    async (width) => {
      const { page } = await load(width, 'light');
      const faults = (await page.evaluate(layoutFaults)) as LayoutFaults;
      expect(faults).toMatchObject({ sideways: 0, clipped: [], overlapping: [] });
      expect(faults.drawn).toBeGreaterThanOrEqual(Math.min(8, chartsOf(results).length));
      expect(faults.smallest, 'text of the charts keeps nearly its size').toBeGreaterThan(0.8);
      await page.close();
    },
    60_000,
  );

  it('would notice text that is cut or lies on other text', async () => {
    const { page } = await load(800, 'light');
    await page.evaluate(`{
      document.querySelector('h1').style.cssText = 'overflow:hidden;width:40px;white-space:nowrap';
      const [first, second] = document.querySelectorAll('.drawing .wide text');
      second.setAttribute('transform', first.getAttribute('transform'));
    }`);
    const faults = (await page.evaluate(layoutFaults)) as LayoutFaults;
    expect(faults.clipped.length).toBeGreaterThan(0);
    expect(faults.overlapping.length).toBeGreaterThan(0);
    await page.close();
  }, 60_000);

  it.each([
    ['light', 1400],
    ['dark', 1400],
    ['dark', 380],
  ] as const)(
    'has no violation axe-core can find, %s, %i px',
    async (scheme, width) => {
      const { page } = await load(width, scheme);
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      const violations = (await page.evaluate(`axe.run().then((found) => ({
      passes: found.passes.length,
      violations: found.violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 120) + ' ' + failureSummary).join(' | ')),
    }))`)) as { passes: number; violations: string[] };
      expect(violations.violations).toEqual([]);
      expect(violations.passes).toBeGreaterThan(20);
      await page.close();
    },
    120_000,
  );

  it('repaints every colour of the drawings for dark ground', async () => {
    const { page } = await load(1400, 'dark');
    const paints = (await page.evaluate(
      `[...document.querySelectorAll('.drawing .wide text')].map((text) => getComputedStyle(text).fill)`,
    )) as string[];
    expect(new Set(paints)).toEqual(new Set(['rgb(231, 229, 224)', 'rgb(169, 175, 184)']));
    await page.close();
  }, 60_000);
});
