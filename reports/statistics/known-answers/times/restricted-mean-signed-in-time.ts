// Where the time up to tau goes: pending, signed in, lost to giving up (areas under the Aalen-Johansen curves, Andersen 2013), with
// leave-one-attempt-out standard errors. Clustered data take restrictedTimeToSignIn.
import { type IncidenceStep, aalenJohansen } from '../../times/aalen-johansen.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface RestrictedTimes {
  readonly pending: number;
  readonly signedIn: number;
  readonly lostToGiveUp: number;
}

export interface RestrictedMeanSignedInTime {
  readonly mean: RestrictedTimes;
  readonly se: RestrictedTimes;
  /** tau - signedIn: a give-up counts as tau. */
  readonly restrictedTimeToSignIn: number;
}

export function restrictedMeanSignedInTime({
  attempts,
  tau,
}: {
  readonly attempts: readonly TimedAttempt[];
  readonly tau: number;
}): RestrictedMeanSignedInTime {
  const mean = areas(attempts, tau);
  const without = attempts.map((_, left) =>
    areas(
      attempts.filter((__, i) => i !== left),
      tau,
    ),
  );
  const se = (pick: (times: RestrictedTimes) => number): number => {
    const n = without.length;
    const centre = without.reduce((sum, times) => sum + pick(times), 0) / n;
    return Math.sqrt(((n - 1) / n) * without.reduce((sum, times) => sum + (pick(times) - centre) ** 2, 0));
  };
  return {
    mean,
    se: { pending: se((t) => t.pending), signedIn: se((t) => t.signedIn), lostToGiveUp: se((t) => t.lostToGiveUp) },
    restrictedTimeToSignIn: tau - mean.signedIn,
  };
}

function areas(attempts: readonly TimedAttempt[], tau: number): RestrictedTimes {
  let signedIn = 0;
  let lostToGiveUp = 0;
  for (const step of aalenJohansen(attempts)) {
    const remaining = Math.max(0, tau - step.time);
    signedIn += remaining * mass(step, step.signedIn);
    lostToGiveUp += remaining * mass(step, step.gaveUp);
  }
  return { pending: tau - signedIn - lostToGiveUp, signedIn, lostToGiveUp };
}

function mass({ pendingBefore, atRisk }: IncidenceStep, ended: number): number {
  return (pendingBefore * ended) / atRisk;
}
