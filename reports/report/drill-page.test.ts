// The page of a recovery drill: the decision first, nothing said of impostors that was not seen, markup escaped.
import { expect, it } from 'vitest';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { wordsOfPage } from '../fixtures/words-of-page.fixture.ts';
import { recoveryRows } from '../exports/recovery-rows.ts';
import { runInTerminal } from '../exports/run-in-terminal.ts';
import { runAnswerOf } from '../exports/run-answer.ts';
import { countsOf, layersFixture, livedAlone, livedFixture } from '../recovery/lived-drill.fixture.ts';
import { page } from './page.ts';

const results = fixtureDrillResults();
const sectionsOf = (html: string) => [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
/** From the first screen on, without what leads there. */
const topOf = (html: string) =>
  wordsOfPage(html.slice(html.indexOf('<section class="lead">'), html.indexOf('<section id="conditions"')));
const dead = fixtureDrillResults(
  {},
  livedFixture({ threshold: 100, layers: { ...layersFixture(0), many: countsOf({ people: 20_000, threshold: 100 }) } }),
);

it('has its parts in the order of what a reader came for', async () => {
  const html = await page(results);
  expect(sectionsOf(html)).toEqual([
    'conditions',
    'verdicts',
    'reading',
    'recoveryTradeOff',
    'recoveryPeople',
    'recoveryImpostors',
    'recoveryCost',
    'people',
    'impostors',
    'matching',
    'prices',
    'rule',
    'validity',
    'parameters',
    'environment',
    'repeat',
  ]);
  for (const chart of [
    'recovery-trade-off',
    'recovery-trade-off-by-kind',
    'recovered-by-time',
    'recovery-stops',
    'impostors-by-kind',
    'recovery-cost',
  ])
    expect(html).toContain(`<figure id="${chart}">`);
  expect(wordsOfPage(html)).not.toMatch(/undefined|NaN|\[object/);
});

it('begins with the decision for each persona, the share of the inputs and the reason', async () => {
  const top = topOf(await page(results));
  expect(top).toMatch(
    /Information worker 60 % of the tenant ~ KEEP EVALUATING ENABLE 79\.7 % KEEP EVALUATING 20\.3 % Rightful people back in: 87\.5 %, 75\.0 % or more is asked; kept at 79\.7 % of the inputs\./,
  );
  expect(top).toMatch(/Rightful people back in 85\.7 % by account recovery 93\.0 % by the help desk/);
});

it('says first that nobody gets back in, on the page, in the summary and in the terminal', async () => {
  const said = 'Nobody gets back in by account recovery: none of 20 000 people';
  expect(topOf(await page(dead))).toContain(`The decision ${said}`);
  expect(dead.summary.replaceAll('\u00a0', ' ').startsWith(said)).toBe(true);
  expect(runInTerminal(dead, 'report.html').replaceAll(/\s+/g, ' ').startsWith(said)).toBe(true);
});

it('tells of rightful people by country, with those of few people together, on the page and in estimates.csv', async () => {
  const text = wordsOfPage(await page(results));
  expect(text).toMatch(/By country of the people .* United States 15 994 .* Germany 4000 /);
  expect(text).not.toContain('Vietnam');
  expect(text).toMatch(/Elsewhere \(1 country\) 6 100 % \(too few for an interval\)/);
  const rows = recoveryRows(results.recovery).filter(
    ({ layer, arm, persona, country }) =>
      layer === 'many' && arm === 'help-desk' && persona === undefined && country !== undefined,
  );
  expect(rows.map(({ country, metric, users }) => [country, metric, users])).toEqual([
    ['US', 'recovered', 15_994],
    ['DE', 'recovered', 4_000],
    ['elsewhere', 'recovered', 6],
  ]);
});

it('never says of impostors that none get in', async () => {
  const html = await page(results);
  const impostors = wordsOfPage(
    html.slice(html.indexOf('<section id="recoveryImpostors"'), html.indexOf('<section id="recoveryCost"')),
  );
  expect(impostors).toContain('under 1.35');
  expect(impostors).not.toMatch(/(?<![\d.])0 %|(?<![\d.,] ?)0 per 1 000/);
});

it('decides nothing of a run of people alone, and says so', async () => {
  const alone = fixtureDrillResults({}, livedAlone());
  const text = wordsOfPage(await page(alone));
  expect(text).toContain('no verdict');
  expect(text).toContain('No settings were lived beside those of the run');
  expect(text).toContain('not lived: figures are of the people of the run, and nothing is decided');
});

it('tells a share of impostors in a reading by itself', async () => {
  const text = wordsOfPage(
    await page(fixtureDrillResults({}, livedFixture({ drill: { ...livedFixture().drill, impostorShare: 0.01 } }))),
  );
  expect(text).toContain('If 1 % of those who ask are impostors');
  expect(wordsOfPage(await page(results))).not.toContain('% of those who ask are impostors');
});

it('answers machines with decisions, claims and what was lived', () => {
  const { recovery, decisions } = runAnswerOf('runs/x', 'runs/x/report.html', results);
  expect(decisions).toEqual([]);
  expect(recovery?.decisions.map(({ persona, decision }) => [persona, decision])).toEqual([
    ['information-worker', 'keep-evaluating'],
    ['frontline-worker', 'keep-evaluating'],
    ['contractor', 'keep-evaluating'],
  ]);
  expect(recovery?.claims.length).toBe(6);
  expect(recovery?.many?.points).toBe(64);
});

it('escapes what users and impostors’ profiles say', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const lived = livedFixture();
  const html = await page(
    fixtureDrillResults(
      { run: { ...results.run, personas: results.run.personas.map((persona) => ({ ...persona, title: hostile })) } },
      {
        ...lived,
        personas: lived.personas.map((persona) => ({ ...persona, title: hostile })),
        arms: lived.arms.map((arm) => ({ ...arm, title: hostile, inSentence: hostile })),
        parameters: lived.parameters.map((parameter) => ({ ...parameter, title: hostile })),
      },
    ),
  );
  expect(html).not.toContain('<img');
});
