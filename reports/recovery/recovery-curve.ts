// Shares back in, and ended without, over time: Aalen-Johansen from counts by interval, ending without as a competing end. Whoever ends after
// the last interval is lost to observation there.
import { recoveryTimesS, type RightfulCounts } from '../../scenarios/measures/drill-counts.ts';
import { aalenJohansen, stepAt } from '../statistics/times/aalen-johansen.ts';
import type { TimedAttempt } from '../statistics/times/timed-attempt.ts';

export interface RecoveryPoint {
  readonly seconds: number;
  readonly recovered: number;
  readonly lost: number;
}

/** At the end of each interval. */
export function recoveryCurve(counts: Pick<RightfulCounts, 'people' | 'recoveredBy' | 'lostBy'>): RecoveryPoint[] {
  const ended = recoveryTimesS.flatMap((time, place) => [
    row(time, 'signed-in', counts.recoveredBy[place] ?? 0),
    row(time, 'gave-up', counts.lostBy[place] ?? 0),
  ]);
  const later = counts.people - ended.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const steps = aalenJohansen([...ended, row(Number.MAX_VALUE, 'lost', later)].filter(({ weight = 0 }) => weight > 0));
  return recoveryTimesS.map((seconds) => {
    const step = stepAt(steps, seconds);
    return { seconds, recovered: step?.shareSignedIn ?? 0, lost: step?.shareGaveUp ?? 0 };
  });
}

/** All of one interval together. */
function row(time: number, end: TimedAttempt['end'], weight: number): TimedAttempt {
  return { user: 'all', persona: 'all', time, end, weight };
}

/** People who ended so by a time that closes an interval. */
export function endedBy(by: readonly number[], seconds: number): number {
  return recoveryTimesS.reduce((sum, end, place) => (end <= seconds ? sum + (by[place] ?? 0) : sum), 0);
}
