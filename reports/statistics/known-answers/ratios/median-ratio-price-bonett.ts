// Ratio of medians (Price & Bonett 2002, J Stat Comput Simul 72:119): log scale, standard errors from order statistics. Independent times.
import { binomialCdf } from '../../distributions/binomial.ts';
import type { Bounds } from '../../bounds.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import type { TwoSamples } from '../../times/geometric-mean-ratio.ts';
import { normalQuantile } from '../../distributions/normal-quantile.ts';
import { quantile } from '../../series/quantile.ts';

export interface MedianRatio extends Bounds {
  readonly ratio: number;
  readonly seLogFirst: number;
  readonly seLogSecond: number;
}

/** Median of first over that of second. */
export function medianRatioPriceBonett({ first, second, conf }: TwoSamples): MedianRatio {
  const a = logMedian(first);
  const b = logMedian(second);
  const half = criticalValue(conf) * Math.hypot(a.se, b.se);
  const log = a.log - b.log;
  return {
    ratio: Math.exp(log),
    lower: Math.exp(log - half),
    upper: Math.exp(log + half),
    seLogFirst: a.se,
    seLogSecond: b.se,
  };
}

function logMedian(times: readonly number[]): { readonly log: number; readonly se: number } {
  const sorted = [...times].sort((x, y) => x - y);
  const n = sorted.length;
  const rank = Math.max(1, Math.round((n + 1) / 2 - Math.sqrt(n)));
  const z = -normalQuantile(binomialCdf(rank - 1, n, 0.5));
  const at = (i: number): number => Math.log(sorted[i - 1] ?? Number.NaN);
  return { log: Math.log(quantile({ x: times, p: 0.5 })), se: (at(n - rank + 1) - at(rank)) / (2 * z) };
}
