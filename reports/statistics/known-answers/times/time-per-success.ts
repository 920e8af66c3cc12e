// Seconds spent, failures included, per signed-in attempt: ratio estimator with linearised standard error (Cochran 1977, eq. 6.13), every
// attempt its own unit. Clustered data take userRatio.
import type { TimedAttempt } from '../../times/timed-attempt.ts';
import { userRatio } from '../../clustered/user-ratio.ts';
import { clusterVariance } from '../../clustered/influence-estimate.ts';

/** In the unit of the attempts; absent when nobody signed in. */
export function timePerSuccess(
  attempts: readonly Pick<TimedAttempt, 'time' | 'end'>[],
): { readonly value: number; readonly se: number } | undefined {
  const result = userRatio(
    attempts.map(({ time, end }, i) => ({
      user: String(i),
      numerator: time,
      denominator: end === 'signed-in' ? 1 : 0,
    })),
  );
  return result.kind === 'withheld'
    ? undefined
    : { value: result.estimate.value, se: Math.sqrt(clusterVariance(result.estimate)) };
}
