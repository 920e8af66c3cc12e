// Score interval for a paired difference of proportions (Tango 1998, Stat Med 17:891): the same people in both arms.
import type { Bounds } from '../../bounds.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import { findRoot } from '../../distributions/find-root.ts';
import { zStatistic } from '../../distributions/z-statistic.ts';

/** Pairs: a succeeded in both arms, b in the first only, c in the second only, d in neither. */
export interface PairedCounts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

export function pairedDiffScoreCI({ a, b, c, d, conf }: PairedCounts & { readonly conf: number }): Bounds {
  const critical = criticalValue(conf);
  const n = a + b + c + d;
  const difference = (b - c) / n;
  const score = (delta: number): number => {
    const linear = -b - c + (2 * n - b + c) * delta;
    const constant = -c * delta * (1 - delta);
    const q = (Math.sqrt(Math.max(0, linear * linear - 8 * n * constant)) - linear) / (4 * n);
    const variance = n * (2 * q + delta * (1 - delta));
    return zStatistic(b - c - n * delta, variance);
  };
  return {
    lower: difference <= -1 ? -1 : findRoot((delta) => score(delta) - critical, -1, difference),
    upper: difference >= 1 ? 1 : findRoot((delta) => score(delta) + critical, difference, 1),
  };
}
