// Variance of a share in a series whose level is meant to move (a rate that rises, a peak): from differences of neighbouring batches,
// so that the planned course does not count as chance (Wolter 2007, Introduction to Variance Estimation, 8.2; von Neumann 1941).
import { type Batch, deviations, type ShareInBatches } from './share-in-batches.ts';

/** Undefined under 3 batches with observations. Degrees of freedom: two thirds of the differences, as for independent normal batches. */
export function successiveDifferenceVariance(batches: readonly Batch[]): ShareInBatches | undefined {
  const { n, share, each } = deviations(batches);
  const k = each.length;
  if (k < 3) return undefined;
  const squares = each.slice(1).reduce((sum, d, index) => sum + (d - (each[index] ?? 0)) ** 2, 0);
  return { share, variance: (k * squares) / (2 * (k - 1)) / n ** 2, df: (2 / 3) * (k - 1) };
}
