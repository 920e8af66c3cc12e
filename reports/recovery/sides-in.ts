// A persona's people and their impostors by two ways that are compared.
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import type { Compared } from '../results/arm-of-run.ts';
import type { Sides } from './recovery-conditions.ts';

/** Undefined: one of the two ways has nobody of this persona. */
export function sidesIn(counts: DrillCounts, { arm, baseline }: Compared, persona: string): Sides | undefined {
  const of = (id: string) =>
    counts.find((cell) => cell.arm === id && cell.persona === persona && cell.rightful.people > 0);
  const [one, other] = [of(arm), of(baseline)];
  return one === undefined || other === undefined ? undefined : { arm: one, baseline: other };
}
