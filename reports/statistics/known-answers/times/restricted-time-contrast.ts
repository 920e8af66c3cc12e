// Difference and ratio of restricted times to sign-in of two independent groups of attempts, delta method on the logarithm. Clustered data take
// restrictedTimeToSignIn with influenceDifference and influenceRatio.
import { restrictedMeanSignedInTime } from './restricted-mean-signed-in-time.ts';
import { type TimeContrast, timeContrast } from './rmst-contrast.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface RestrictedTimeContrastInput {
  readonly first: readonly TimedAttempt[];
  readonly second: readonly TimedAttempt[];
  readonly tau: number;
  readonly conf: number;
}

export function restrictedTimeContrast({ first, second, tau, conf }: RestrictedTimeContrastInput): TimeContrast {
  const a = restrictedMeanSignedInTime({ attempts: first, tau });
  const b = restrictedMeanSignedInTime({ attempts: second, tau });
  return timeContrast(
    { value: a.restrictedTimeToSignIn, se: a.se.signedIn },
    { value: b.restrictedTimeToSignIn, se: b.se.signedIn },
    conf,
  );
}
