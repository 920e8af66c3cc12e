// A report of a run that is not plain says so above everything, above every table that may be copied, in every drawing and every file.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import type { Departure } from '../results/departure.ts';
import { departureSentence } from '../departures/departures-in-words.ts';
import type { Results } from '../results/results.ts';
import { rolloutSensitivityOfRunFixture } from '../fixtures/known-rollout.fixture.ts';
import { sensitivityFixture } from '../fixtures/sensitivity.fixture.ts';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { fixtureLoadResults, fixtureResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import { page } from './page.ts';
import { pageParts } from './page-parts.ts';
import { writeReport } from './write-report.ts';

const hostile = '<img src=x onerror=alert(1)>';
const items = ['a', 'b', 'c', 'd', hostile].map((each) => `“${each}” at 1 s`);
const departures: Departure[] = [
  {
    kind: 'fault',
    words: '1 fault planted',
    sentence: '1 fault planted in the target (passkey/use-passkey 5 % refused with HTTP 500).',
    items: ['passkey/use-passkey 5 % refused with HTTP 500'],
  },
  {
    kind: 'parameter',
    words: '5 parameters fixed',
    sentence: `5 parameters of the human model fixed (${items.slice(0, 4).join('; ')}; and 1 more).`,
    items,
  },
];
const line = 'Not a plain run: 1 fault planted, 5 parameters fixed';
const summary = 'The rest of the summary.';

type Told = Pick<Results, 'departures' | 'summary'>;
const kinds: readonly (readonly [string, (told?: Told) => Results])[] = [
  ['pilot', fixtureResults],
  ['load', fixtureLoadResults],
  ['rollout', fixtureRolloutResults],
  ['recovery drill', fixtureDrillResults],
  ['phishing drill', fixturePhishingResults],
  [
    'rollout with sensitivity',
    (told) => fixtureRolloutResults({ sensitivity: rolloutSensitivityOfRunFixture(), ...told }),
  ],
  ['pilot with sensitivity', (told) => fixtureResults({ sensitivity: sensitivityFixture(), ...told })],
];

describe.each(kinds)('the page of a %s', (_, resultsWith) => {
  const results = resultsWith({ departures, summary: `${departureSentence(departures)} ${summary}` });

  it('says first what makes the run other than plain, once, with every item', async () => {
    const document = parse(await page(results));
    const [first] = document.querySelectorAll('main > section');
    const text = first?.text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ') ?? '';
    expect(text.trim()).toMatch(
      /^(?:In short|The decision|The remaining door) ?Not a plain run: 1 fault planted, 5 parameters fixed\./,
    );
    expect(text.split('This is not a plain run')).toHaveLength(2);
    expect(first?.querySelector('.alert details')?.text).toMatch(
      /This is not a plain run: 1 fault planted in the target/,
    );
    if (results.kind === 'load' || results.kind === 'rollout') expect(text).toContain(summary);
    expect(text).toContain('Every figure is about the faulty target');
    expect(first?.querySelectorAll('.alert li').map((each) => each.text.replaceAll('\u00a0', ' '))).toEqual(items);
    expect(first?.innerHTML).not.toContain('<img');
  });

  it('says it above every section of figures and in every drawing', async () => {
    const document = parse(await page(results));
    const sections = pageParts(results).flatMap((part) =>
      typeof part === 'string' || part.showsFigures !== true ? [] : [part.id],
    );
    expect(sections.length).toBeGreaterThan(1);
    for (const id of sections) expect(document.querySelector(`section#${id} > .not-plain`)?.text, id).toBe(`${line}.`);
    const drawings = document.querySelectorAll('.drawing');
    expect(drawings.length).toBeGreaterThan(1);
    for (const drawing of drawings) {
      expect(drawing.getAttribute('aria-label')).toContain(line);
      const svgs = drawing.querySelectorAll('svg');
      expect(svgs).toHaveLength(2);
      for (const svg of svgs) expect(svg.text.replaceAll(/\s+/g, '')).toContain(line.replaceAll(' ', ''));
    }
  });

  it('says nothing of the kind of a plain run', async () => {
    expect(await page(resultsWith())).not.toMatch(/plain run|<p class="not-plain"|<div class="alert"/);
  });
});

it('every file of a chart says it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'not-plain-'));
  for (const [, resultsWith] of kinds) await writeReport(resultsWith({ departures, summary }), folder);
  const names = await readdir(join(folder, 'charts'));
  expect(names.length).toBeGreaterThan(40);
  for (const name of names) {
    const text = (await readFile(join(folder, 'charts', name), 'utf8')).replaceAll(/<[^>]*>|",\s*"|\s/g, '');
    expect(text, name).toContain(line.replaceAll(' ', ''));
  }
  await rm(folder, { recursive: true });
}, 60_000);
