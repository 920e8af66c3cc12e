// No table of a report is cut: measured in real Chromium at the width of a small laptop and of a phone, with all its details open.
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { registeredStandardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { startChromium } from '../fixtures/chromium.fixture.ts';
import { loadHardFixture } from '../fixtures/load-results-hard.fixture.ts';
import { manyArms, manyArmsLoad } from '../fixtures/many-arms.fixture.ts';
import { realResults } from '../fixtures/real-results.fixture.ts';
import { fixtureLoadResults, fixtureResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import { rolloutSensitivityFixture, rolloutSensitivityOfRunFixture } from '../fixtures/known-rollout.fixture.ts';
import { sensitivityFixture } from '../fixtures/sensitivity.fixture.ts';
import { doubtPage } from '../rollout/doubt/doubt-page.ts';
import { sensitivityPage } from '../sensitivity/sensitivity-page.ts';
import { page } from './page.ts';

const fourArms = manyArms({ arms: 4 }).arms;

/** Tables and whatever else scrolls in a frame of its own. */
const tooWide = `(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  const frames = [...document.querySelectorAll('.scroll, table')];
  return {
    frames: frames.length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: frames
      .filter((frame) => frame.scrollWidth > frame.clientWidth + 1 || frame.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((frame) => (frame.getAttribute('aria-label') ?? frame.caption?.textContent ?? '') + ': ' + frame.scrollWidth + ' px in ' + frame.clientWidth),
  };
})()`;

describe('tables in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  }, 60_000);
  afterAll(async () => browser?.close());

  interface Measured {
    readonly frames: number;
    /** Pixels by which the page is wider than the window. */
    readonly sideways: number;
    readonly cut: readonly string[];
  }

  async function measured(html: string, width: number): Promise<Measured> {
    const tab = await browser.newPage();
    try {
      await tab.setViewport({ width, height: 800 });
      await tab.setContent(html);
      return (await tab.evaluate(tooWide)) as Measured;
    } finally {
      await tab.close();
    }
  }

  const pages: readonly (readonly [string, () => Promise<string>])[] = [
    ['a pilot', async () => page(realResults())],
    ['a pilot with every verdict', async () => page(fixtureResults({ sensitivity: sensitivityFixture() }))],
    ['four arms', async () => page(manyArms({ arms: 4, change: { sensitivity: sensitivityFixture(1, fourArms) } }))],
    ['a load run', async () => page(fixtureLoadResults())],
    ['a load run of four arms', async () => page(manyArmsLoad(4))],
    ['a load run at its most awkward', async () => page(fixtureLoadResults({ load: loadHardFixture }))],
    ['a rollout', async () => page(fixtureRolloutResults())],
    [
      'a rollout with its doubt',
      async () => page(fixtureRolloutResults({ sensitivity: rolloutSensitivityOfRunFixture() })),
    ],
    ['the doubt of a rollout', async () => doubtPage(rolloutSensitivityFixture())],
    ['a recovery drill', async () => page(fixtureDrillResults())],
    ['a phishing drill', async () => page(fixturePhishingResults())],
    [
      'a sensitivity analysis',
      async () => sensitivityPage({ ...sensitivityFixture(), rule: registeredStandardRule, $schema: 'x' }),
    ],
    [
      'one of four arms',
      async () => sensitivityPage({ ...sensitivityFixture(1, fourArms), rule: registeredStandardRule, $schema: 'x' }),
    ],
  ];

  it.each(pages)(
    'fit: %s',
    async (_, make) => {
      const html = await make();
      for (const width of [1280, 390]) {
        const { frames, cut } = await measured(html, width);
        expect(frames).toBeGreaterThan(0);
        expect(cut, `at ${width} px`).toEqual([]);
      }
    },
    60_000,
  );

  it('would notice one that is cut', async () => {
    const html = (await page(fixtureRolloutResults())).replaceAll('<td ', '<td style="min-width:12rem" ');
    expect((await measured(html, 1280)).cut).not.toEqual([]);
  }, 60_000);
});
