import { expect, it } from 'vitest';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import type { PersonaDecision } from '../results/persona-decision.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { decisionRows } from './decision-rows.ts';

type ByInputs = Extract<PersonaDecision, { readonly basis: 'inputs' }>;

const results = decidedByInputs(3);
const decided = results.personas[0]?.decisions[0];
if (decided?.basis !== 'inputs') throw new Error('the fixture is decided over the inputs');
const go: ByInputs = decided;

function rowsOf(...changes: readonly Partial<ByInputs>[]) {
  const personas: ResultsOfPilot['personas'] = results.personas.map((persona, at) => ({
    ...persona,
    decisions: [{ ...go, ...changes[at] }],
  }));
  return decisionRows({ arms: results.arms, personas }).map(({ why }) => why.replaceAll('\u00a0', ' '));
}
const reason = (less: string, points: string) =>
  `With passkeys signing in takes ${less} s less; nearest to its limit: success per need differs by ${points} points; a loss of 2 points is allowed.`;
const figure = (centre: number): ByInputs['figure'] => ({
  ...go.figure,
  centre,
  interval: { lower: 0.003, upper: 0.05, level: 0.95, method: 'invented for a test' },
});

it('tells a reason for GO that differs by its numbers alone once, and of the others their own figure', () => {
  const first = results.personas[0]?.title ?? '';
  const rows = rowsOf(
    { why: reason('23.1', '+1.2'), figure: figure(0.012) },
    { why: reason('22.1', '+1.3'), figure: figure(0.013) },
    { why: reason('22.1', '\u22120.1'), figure: figure(-0.001) },
  );
  expect(rows).toEqual([
    reason('23.1', '+1.2'),
    `As for ${first}, here success per need +1.3 points (inputs +0.3 to +5.0 points).`,
    `As for ${first}, here success per need −0.1 points (inputs +0.3 to +5.0 points).`,
  ]);
});

it('tells it whole where something else is said, another word, or simulation could turn it', () => {
  const why = reason('22.1', '+1.3');
  const other = why.replace('; nearest', ', though accounts locked differ by 45.0 per 1 000 needs; nearest');
  expect(rowsOf({ why: reason('23.1', '+1.2') }, { why: other }, { why, settled: false })).toEqual([
    reason('23.1', '+1.2'),
    other,
    why,
  ]);
  expect(rowsOf({ why: reason('23.1', '+1.2') }, { why, decision: 'stop' })[1]).toBe(why);
});
