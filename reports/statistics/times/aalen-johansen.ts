// Aalen-Johansen estimate of the share of all attempts signed in, and given up, by each time (Aalen & Johansen 1978,
// Scand J Stat 5:141).
import type { TimedAttempt } from './timed-attempt.ts';

/** One distinct time at which something ended. */
export interface IncidenceStep {
  readonly time: number;
  /** Weight of attempts still pending just before. */
  readonly atRisk: number;
  /** Weight that ended so at this time. */
  readonly signedIn: number;
  readonly gaveUp: number;
  readonly lost: number;
  readonly pendingBefore: number;
  /** Shares of all attempts up to and including this time. */
  readonly shareSignedIn: number;
  readonly shareGaveUp: number;
  readonly sharePending: number;
}

export function aalenJohansen(attempts: readonly TimedAttempt[]): IncidenceStep[] {
  const sorted = [...attempts].sort((a, b) => a.time - b.time);
  const steps: IncidenceStep[] = [];
  let atRisk = sorted.reduce((sum, { weight = 1 }) => sum + weight, 0);
  let pending = 1;
  let shareSignedIn = 0;
  let shareGaveUp = 0;
  for (let i = 0; i < sorted.length;) {
    const time = sorted[i]?.time ?? 0;
    const ended = { 'signed-in': 0, 'gave-up': 0, lost: 0 };
    for (; sorted[i]?.time === time; i++) {
      const attempt = sorted[i];
      if (attempt !== undefined) ended[attempt.end] += attempt.weight ?? 1;
    }
    const { 'signed-in': signedIn, 'gave-up': gaveUp, lost } = ended;
    const pendingBefore = pending;
    shareSignedIn += (pendingBefore * signedIn) / atRisk;
    shareGaveUp += (pendingBefore * gaveUp) / atRisk;
    // All that were left have ended: exactly nothing pends, whatever the rounding of weights says.
    pending = i >= sorted.length && lost === 0 ? 0 : pendingBefore * (1 - (signedIn + gaveUp) / atRisk);
    steps.push({
      time,
      atRisk,
      signedIn,
      gaveUp,
      lost,
      pendingBefore,
      shareSignedIn,
      shareGaveUp,
      sharePending: pending,
    });
    atRisk -= signedIn + gaveUp + lost;
  }
  return steps;
}

/** The last step at or before a time; absent before the first. */
export function stepAt(steps: readonly IncidenceStep[], time: number): IncidenceStep | undefined {
  return steps.findLast((step) => step.time <= time);
}
