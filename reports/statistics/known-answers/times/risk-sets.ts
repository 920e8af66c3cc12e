// Two groups of attempts, tabulated at every distinct time: how many pend, and how many end in which way.
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface TwoGroups {
  readonly first: readonly Pick<TimedAttempt, 'time' | 'end'>[];
  readonly second: readonly Pick<TimedAttempt, 'time' | 'end'>[];
}

type Pair = readonly [number, number];

export interface RiskSet {
  readonly time: number;
  readonly atRisk: Pair;
  /** Signed in at this time. */
  readonly events: Pair;
  readonly gaveUp: Pair;
}

export function riskSets({ first, second }: TwoGroups): RiskSet[] {
  const times = [...new Set([...first, ...second].map(({ time }) => time))].sort((a, b) => a - b);
  const both = (count: (attempts: TwoGroups['first']) => number): Pair => [count(first), count(second)];
  return times.map((time) => ({
    time,
    atRisk: both((attempts) => attempts.filter((a) => a.time >= time).length),
    events: both((attempts) => attempts.filter((a) => a.time === time && a.end === 'signed-in').length),
    gaveUp: both((attempts) => attempts.filter((a) => a.time === time && a.end === 'gave-up').length),
  }));
}
