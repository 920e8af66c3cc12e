// Shares signed in, given up and pending at chosen times (Aalen-Johansen), with infinitesimal-jackknife standard errors (as R's survfit) and
// Aalen's variance (as cmprsk::cuminc). Every attempt its own unit; clustered data take shareSignedInBy.
import { aalenJohansen, stepAt } from './aalen-johansen.ts';
import { aalenVariance } from './aalen-variance.ts';
import { incidenceInfluences } from './incidence-functional.ts';
import type { TimedAttempt } from './timed-attempt.ts';

export interface CumulativeIncidence {
  readonly time: number;
  readonly signedIn: number;
  readonly signedInSe: number;
  /** Aalen's variance. */
  readonly signedInVariance: number;
  readonly gaveUp: number;
  readonly gaveUpSe: number;
  readonly pending: number;
  /** False beyond the last attempt, where the curve is only carried on. */
  readonly observed: boolean;
}

export function cumulativeIncidence({
  attempts,
  times,
}: {
  readonly attempts: readonly TimedAttempt[];
  readonly times: readonly number[];
}): CumulativeIncidence[] {
  const steps = aalenJohansen(attempts);
  const last = steps.at(-1)?.time ?? -Infinity;
  const swapped = attempts.map((attempt) => ({ ...attempt, end: swapEnds[attempt.end] }));
  return times.map((time) => {
    const step = stepAt(steps, time);
    const until = (t: number): number => (t <= time ? 1 : 0);
    return {
      time,
      signedIn: step?.shareSignedIn ?? 0,
      signedInSe: rootOfSquares(incidenceInfluences(attempts, until).influences),
      signedInVariance: aalenVariance(steps, time),
      gaveUp: step?.shareGaveUp ?? 0,
      gaveUpSe: rootOfSquares(incidenceInfluences(swapped, until).influences),
      pending: step?.sharePending ?? 1,
      observed: time <= last,
    };
  });
}

const swapEnds = { 'signed-in': 'gave-up', 'gave-up': 'signed-in', lost: 'lost' } as const;

function rootOfSquares(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, x) => sum + x * x, 0));
}
