import { expect, it } from 'vitest';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { layersInWords } from './layers-in-words.ts';

const settled = decidedByInputs(5);
const asked = {
  ...settled,
  run: {
    ...settled.run,
    environment: { ...settled.run.environment, browser: 'Chromium 1' },
    scenario: { ...settled.run.scenario, settle: { users: 20_000, points: 128, atMost: 60_000 } },
  },
} satisfies ResultsOfPilot;
const said = (of: ResultsOfPilot) => layersInWords(of).map((line) => line.replaceAll('\u00a0', ' '));
const without = (...names: readonly ('many' | 'sensitivity')[]): ResultsOfPilot =>
  Object.fromEntries(Object.entries(asked).filter(([name]) => !names.some((left) => left === name))) as ResultsOfPilot;

it('says who was real, how many live like them, and at how many points the inputs were moved', () => {
  const [real, many, unknown, ...more] = said(asked);
  expect(real).toMatch(/^Real: \d+ attempts of \d+ people in Chromium 1\.$/);
  expect(many).toMatch(/^Many: 20 000 people in virtual time, these among them; 313 of 313 attempts alike/);
  expect(unknown).toMatch(/^Unknown: \d+ parameters over their ranges at [\d ]+ points of [\d ]+ people each\.$/);
  expect(more).toEqual([]);
  const { browser: _, ...environment } = asked.run.environment;
  expect(said({ ...asked, run: { ...asked.run, environment } })[0]).toMatch(
    /^This run: \d+ attempts of \d+ people in virtual time\.$/,
  );
});

it('says what is missing, and why', () => {
  expect(said(without('many', 'sensitivity')).at(-1)).toMatch(/^Many, Unknown: not lived yet/);
  expect(said(without('sensitivity')).at(-1)).toMatch(/^Unknown: not lived yet/);
  const many = asked.many ?? expect.unreachable('the fixture has many');
  const differs = { ...many, counts: false, alike: { ...many.alike, alike: 312, differing: 1 } };
  expect(said({ ...without('sensitivity'), many: differs }).slice(1)).toEqual([
    expect.stringContaining('312 of 313 attempts alike'),
    'Unknown: not lived, as the many do not count.',
  ]);
  const { sensitivity } = asked;
  if (sensitivity === undefined) return expect.unreachable('the fixture has an analysis');
  const [first, ...others] = sensitivity.phases;
  if (first === undefined) return expect.unreachable('the fixture has phases');
  const phases = [{ ...first, points: 3, planned: 7 }, ...others];
  expect(said({ ...asked, sensitivity: { ...sensitivity, phases } }).at(-1)).toContain('as the time ran out');
  return undefined;
});

it('says nothing where nobody asked', () => {
  expect(said({ ...asked, run: { ...asked.run, scenario: { ...asked.run.scenario, settle: false } } })).toEqual([]);
});
