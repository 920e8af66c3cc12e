// Times by which shares p of ALL attempts are signed in; absent where the share is never reached, because of give-ups.
import { aalenJohansen } from '../../times/aalen-johansen.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

const rounding = 1e-12;

export function cumulativeIncidenceQuantile({
  attempts,
  p,
}: {
  readonly attempts: readonly TimedAttempt[];
  readonly p: number;
}): number | undefined {
  return aalenJohansen(attempts).find((step) => step.shareSignedIn >= p - rounding)?.time;
}
