// Ratio of geometric means: Welch's t on logarithms. Independent times of attempts that succeeded; clustered data take
// clusteredGeometricMeanRatio.
import type { Bounds } from '../bounds.ts';
import { logMoments } from './log-moments.ts';
import { studentTCdf } from '../distributions/student-t-cdf.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';

export interface TwoSamples {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly conf: number;
}

export interface GeometricMeanRatio extends Bounds {
  /** first over second. */
  readonly ratio: number;
  readonly df: number;
  readonly t: number;
  readonly p: number;
}

export function geometricMeanRatio({ first, second, conf }: TwoSamples): GeometricMeanRatio {
  const a = logMoments(first);
  const b = logMoments(second);
  const se = Math.hypot(a.se, b.se);
  const df = se ** 4 / (a.se ** 4 / (a.n - 1) + b.se ** 4 / (b.n - 1));
  const difference = a.mean - b.mean;
  const half = studentTQuantile((1 + conf) / 2, df) * se;
  const t = difference / se;
  return {
    ratio: Math.exp(difference),
    lower: Math.exp(difference - half),
    upper: Math.exp(difference + half),
    df,
    t,
    p: 2 * studentTCdf(-Math.abs(t), df),
  };
}
