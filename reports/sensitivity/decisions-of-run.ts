// Which decisions stand in the results of a run: those by the inputs wherever they were lived and count, so that the decision and the
// sensitivity analysis on one page are one and the same; else those by the sample. A run that is not valid decides nothing.
import type { PersonaDecision } from '../results/persona-decision.ts';
import type { ResultsOfPilot } from '../results/results.ts';

export interface DecisionsOfRun extends Pick<ResultsOfPilot, 'personas' | 'sensitivity' | 'many'> {
  /** Why nothing may be decided on the run: a sentence. */
  readonly invalid?: string;
  readonly planted: boolean;
}

export function decisionsOfRun({
  personas,
  sensitivity,
  many,
  invalid,
  planted,
}: DecisionsOfRun): ResultsOfPilot['personas'] {
  if (invalid !== undefined) return personas;
  const unlike =
    many === undefined || many.counts
      ? undefined
      : (many.why ?? 'the many are not the people of the run: an attempt differs');
  return personas.map((persona) => ({
    ...persona,
    decisions: persona.decisions.map((bySample): PersonaDecision => {
      const { arm, baseline, shrunkenDifference } = bySample;
      const shrunken = shrunkenDifference === undefined ? {} : { shrunkenDifference };
      if (unlike !== undefined)
        return {
          basis: 'sample',
          arm,
          baseline,
          decision: 'no verdict',
          why: `Nothing is decided on this run: ${unlike.replace(/\.$/, '')}.`,
          ...shrunken,
        };
      const found = sensitivity?.decisions.find((each) => each.persona === persona.id && each.arm === arm);
      if (found === undefined) return bySample;
      const { persona: _, title: __, flips: ___, ...byInputs } = found;
      return {
        ...byInputs,
        why: planted ? `With the faults planted: ${byInputs.why}` : byInputs.why,
        ...shrunken,
      };
    }),
  }));
}
