// Share of sign-ins that failed: Wilson's interval at the effective sample size, because failures come in bursts.
import type { Interval } from '../results/results-interval.ts';
import { batchMeansVariance } from '../statistics/series/batch-means-variance.ts';
import { criticalValue } from '../statistics/distributions/critical-value.ts';
import { effectiveSampleSize } from '../statistics/series/effective-sample-size.ts';
import type { Batch } from '../statistics/series/share-in-batches.ts';
import { toInterval } from '../statistics/inference.ts';
import { wilsonLimits } from '../statistics/proportions/wilson-ci.ts';

/** Absent share: nothing to divide by. Where none or all failed nothing tells of bursts, and the plain interval is what is left. */
export function failureShare(
  batches: readonly Batch[],
  conf: number,
): { readonly share: number; readonly interval?: Interval } | undefined {
  const n = batches.reduce((sum, { total }) => sum + total, 0);
  if (n === 0) return undefined;
  const share = batches.reduce((sum, { hits }) => sum + hits, 0) / n;
  const effective = effectiveSampleSize({ n, inBatches: batchMeansVariance(batches), conf });
  const interval = toInterval(
    wilsonLimits({ x: share * effective, n: effective }, criticalValue(conf)),
    conf,
    'Wilson, effective sample size by batch means',
  );
  return { share, ...(interval === undefined ? {} : { interval }) };
}
