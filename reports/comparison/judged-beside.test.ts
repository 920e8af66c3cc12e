import { expect, it } from 'vitest';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { decisionBases } from './decision-bases.ts';
import { judgedBeside } from './judged-beside.ts';

const byInputs = decidedByInputs(2);
const bySample: ResultsOfPilot = {
  ...byInputs,
  personas: byInputs.personas.map((persona) => ({
    ...persona,
    decisions: persona.decisions.map(({ arm, baseline, why }) => ({
      basis: 'sample' as const,
      arm,
      baseline,
      decision: 'no verdict' as const,
      why,
    })),
  })),
};

it('says that decisions of a run that was settled differ from those by a sample for that alone', () => {
  const { decisions } = judgedBeside(bySample, byInputs);
  expect(decisions.map(({ basisA, basisB }) => [basisA, basisB])).toEqual(decisions.map(() => ['sample', 'inputs']));
  expect(decisionBases(decisions)).toMatch(
    /^A is decided by the sample .*, B over the inputs, which were lived \(settle/,
  );
  expect(decisionBases(judgedBeside(byInputs, bySample).decisions)).toMatch(/^A is decided over the inputs/);
  for (const same of [byInputs, bySample]) expect(decisionBases(judgedBeside(same, same).decisions)).toBe('');
});
