// Ratio of two means (Fieller 1954, JRSS B 16:175), independent samples, normal quantile.
import { moments } from '../../../../scenarios/measures/sums/moments.ts';
import type { Bounds } from '../../bounds.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import type { TwoSamples } from '../../times/geometric-mean-ratio.ts';

/** Mean of first over that of second; absent when the second mean is not clearly above 0, where the set is no interval. */
export function fiellerRatio({ first, second, conf }: TwoSamples): (Bounds & { readonly ratio: number }) | undefined {
  const z = criticalValue(conf);
  const a = ofMean(first);
  const b = ofMean(second);
  const g = (z ** 2 * b.variance) / b.mean ** 2;
  if (!(g < 1)) return undefined;
  const ratio = a.mean / b.mean;
  const half = (z / b.mean) * Math.sqrt(a.variance + ratio ** 2 * b.variance - g * a.variance);
  return { ratio, lower: (ratio - half) / (1 - g), upper: (ratio + half) / (1 - g) };
}

/** The variance is that of the mean. */
function ofMean(sample: readonly number[]): { readonly mean: number; readonly variance: number } {
  const { n, mean, variance } = moments(sample);
  return { mean, variance: variance / n };
}
