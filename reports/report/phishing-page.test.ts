// The page of a phishing drill: the doors first, nothing said of what was not seen, markup escaped; the terminal, the CSV and the answer say the same.
import { expect, it } from 'vitest';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { wordsOfPage } from '../fixtures/words-of-page.fixture.ts';
import { phishingRows } from '../exports/phishing-rows.ts';
import { runAnswer, runAnswerOf } from '../exports/run-answer.ts';
import { runInTerminal } from '../exports/run-in-terminal.ts';
import { livedAlone, livedPhishing } from '../phishing/lived-phishing.fixture.ts';
import { results as schema } from '../results/results.ts';
import { page } from './page.ts';

const results = fixturePhishingResults();

it('is as the schema of results.json says', () => {
  expect(schema.safeParse(results).error).toBeUndefined();
});

it('has its parts in the order of what a reader came for', async () => {
  const html = await page(results);
  expect([...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'doors',
    'verdicts',
    'reading',
    'phishingAttacks',
    'phishingSides',
    'attacks',
    'remains',
    'validity',
    'parameters',
    'environment',
    'repeat',
  ]);
  expect(wordsOfPage(html)).not.toMatch(/undefined|NaN|\[object/);
});

it('begins with the claim, then for each persona the door, what closes it and its price', async () => {
  const html = await page(results);
  const top = wordsOfPage(html.slice(html.indexOf('<section class="lead">'), html.indexOf('<section id="doors"')));
  expect(top).toMatch(/“Phishing-resistant”\? × NOT RESISTANT ~ ONLY WITHOUT FALLBACK ✓ RESISTANT Clerk/);
  expect(top).toMatch(
    /Clerk 60 % of the tenant 40\.0 Relay Closed by passkeys required: −6\.0 points of needs met; opens copied passkey/,
  );
  expect(top).toMatch(/Nurse .*under 2\.99 .*None was seen\./);
  expect(top).toMatch(/Of their own needs to sign in, met 98\.0 % passkeys/);
});

it('never says of attacks that none works', async () => {
  const text = wordsOfPage(await page(results));
  expect(text).not.toMatch(/(?<![\d.])0 of 1 000/);
  expect(text).toContain('under 2.99');
});

it('shows an attempt of each arm step by step, with its codes in words', async () => {
  const text = wordsOfPage(await page(results));
  expect(text).toContain('SecurityError: The page may not use this relying party id');
  expect(text).toContain('50076: Multifactor authentication required');
});

it('leads to the pictures that the run kept', async () => {
  const html = await page(results);
  expect(html).toContain('href="attacks/what-the-person-saw-relay.png"');
  expect(html).toContain('href="attacks/what-the-attacker-got-today.png"');
  expect(await page(fixturePhishingResults({}, { ...livedPhishing(), sights: [] }))).not.toContain('href="attacks/');
});

it('prints the same doors and verdicts in the terminal', () => {
  const text = runInTerminal(results, 'report.html').replaceAll(/\s+/g, ' ');
  expect(text).toContain('ONLY WITHOUT FALLBACK');
  expect(text).toMatch(/Clerk .*Relay .*40\.0/);
});

it('writes a limit and no figure where none was seen', () => {
  const row = phishingRows(results.phishing).find(
    ({ metric, arm, persona, attack, layer }) =>
      metric === 'taken-over' && arm === 'required' && persona === 'clerk' && attack === 'relay' && layer === 'many',
  );
  expect(row?.['value']).toBeUndefined();
  expect(Number(row?.['upper'])).toBeCloseTo(2.991, 2);
  expect(row?.['withheld']).toBe('none was seen');
});

it('answers machines with doors and verdicts, without traces', () => {
  const answer = runAnswerOf('runs/x', 'runs/x/report.html', results);
  expect(runAnswer.parse(answer)).toEqual(answer);
  expect(answer.phishing?.verdicts.map(({ verdict }) => verdict)).toEqual([
    'not-resistant',
    'resistant-without-fallback',
    'resistant',
  ]);
  expect(JSON.stringify(answer.phishing?.verdicts)).not.toContain('trace');
});

it('tells of the people of the run alone, and says so', async () => {
  const text = wordsOfPage(await page(fixturePhishingResults({}, livedAlone())));
  expect(text).toContain('not lived, or it counts for nothing: figures are of the people of the run');
});

it('escapes what users say', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const lived = livedPhishing();
  const html = await page(
    fixturePhishingResults(
      { run: { ...results.run, personas: results.run.personas.map((persona) => ({ ...persona, title: hostile })) } },
      {
        ...lived,
        personas: lived.personas.map((persona) => ({ ...persona, title: hostile })),
        arms: lived.arms.map((arm) => ({ ...arm, title: hostile, inSentence: hostile })),
      },
    ),
  );
  expect(html).not.toContain('<img');
});
