// Rates so low that nothing can be said of them: a plan in which nobody signs in is refused, a rate of the capacity search is held for as
// long as its objective needs.
import { objectivePercentiles, type Capacity, type Objective } from '../../../../scenarios/schema/load.ts';
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import type { TrialPlan } from './trial-plan.ts';

/** A Poisson number falls so many standard deviations short of its mean in 3 of 100 000 trials. */
const margin = 4;

/** Sign-ins without which the objective can neither hold nor break: of a percentile p, 1/(1-p), so that one lies beyond it. */
export function leastCounted(objective: Objective): number {
  return Math.max(
    1,
    ...objectivePercentiles.flatMap((name) =>
      objective[name] === undefined ? [] : [Math.ceil(100 / (100 - Number(name.slice(1))))],
    ),
  );
}

/** ms, after the lead-in: as the scenario has it, or until so many are expected that hardly ever too few come. @param rate sign-ins per second. */
export function heldForMs({ objective, trial }: Pick<Capacity, 'objective' | 'trial'>, rate: number): number {
  const least = leastCounted(objective);
  // The mean m with m - margin·√m = least.
  const mean = (margin / 2 + Math.sqrt((margin / 2) ** 2 + least)) ** 2;
  return Math.max(trial, Math.ceil((1_000 * mean) / rate));
}

/** @throws PilotError, bad input: `nothing-due`. */
export function refuseNothingDue({
  arm,
  dueTimes,
  leadInMs,
  durationMs,
}: Pick<TrialPlan, 'arm' | 'dueTimes' | 'leadInMs' | 'durationMs'>): void {
  if (dueTimes.some((dueMs) => dueMs >= leadInMs)) return;
  const inLeadIn =
    dueTimes.length === 0
      ? 'no sign-in'
      : `${dueTimes.length} ${dueTimes.length === 1 ? 'sign-in' : 'sign-ins'}, in the lead-in, where none counts,`;
  throw new PilotError(
    'nothing-due',
    {
      found: `${inLeadIn} due within ${durationMs / 1_000} s for the arm ${arm}`,
      expected: 'at least one after the lead-in',
      where: 'load.arrivals',
      remedy: 'raise the rate, or hold it for longer; with --set load.spacing=even their number is no matter of chance',
    },
    { badInput: true },
  );
}
