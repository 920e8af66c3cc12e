// Quantile of the gamma distribution: a bracket around the start of Wilson & Hilferty (1931, PNAS 17:684), then Brent's root finding.
// The inverse that comes with cephes gives up on shapes of some ten thousands.
import { findRoot } from './find-root.ts';
import { inverseNormalDistribution, lowerRegularisedGamma, upperRegularisedGamma } from './special-functions.ts';
import { StatisticsError } from '../statistics-error.ts';

/** x with P(X <= x) = p. Shape and rate above 0; p = 0 gives 0, p = 1 Infinity. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  if (!(p >= 0 && p <= 1 && shape > 0 && rate > 0))
    throw new StatisticsError('gamma-quantile-out-of-range', { p, shape, rate });
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  // By the smaller tail, which keeps its digits.
  const excess =
    p < 0.5
      ? (x: number) => lowerRegularisedGamma(shape, x) - p
      : (x: number) => 1 - p - upperRegularisedGamma(shape, x);
  const start = Math.max(
    shape * (1 - 1 / (9 * shape) + inverseNormalDistribution(p) / Math.sqrt(9 * shape)) ** 3,
    Number.MIN_VALUE,
  );
  let [lower, upper] = [start, start];
  while (excess(lower) > 0) lower /= 2;
  while (excess(upper) < 0) upper *= 2;
  return findRoot(excess, lower, upper, 0) / rate;
}
