// Percentiles of latencies that were counted in consecutive batches of time, with intervals that allow for sign-ins waiting for each other.
import { bucketEdgesMs, LatencyHistogram } from '../../scenarios/measures/sums/latency-histogram.ts';
import { batchMeansVariance } from '../statistics/series/batch-means-variance.ts';
import { dependentQuantileRanks } from '../statistics/series/dependent-quantile-ranks.ts';
import { effectiveSampleSize } from '../statistics/series/effective-sample-size.ts';
import { toInterval } from '../statistics/inference.ts';
import { quantileRanks } from '../statistics/series/quantile-ranks.ts';
import { successiveDifferenceVariance } from '../statistics/series/successive-difference-variance.ts';
import type { LatencySummary } from '../results/load-results.ts';

/** Percentiles of the report. */
export const percentiles = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999] as const;

/**
 * steady: the series is stationary. moving: its level was meant to move, or did, so that the figure is about this stretch of time.
 */
export type Course = 'steady' | 'moving';

export function merged(batches: readonly LatencyHistogram[]): LatencyHistogram {
  const all = new LatencyHistogram();
  for (const batch of batches) all.merge(batch);
  return all;
}

/** Those of `percentiles` that the sample supports: both ends of its interval by order statistics exist, were it independent. */
export function latencyPercentiles(
  batches: readonly LatencyHistogram[],
  course: Course,
  conf: number,
): LatencySummary['percentiles'] {
  const all = merged(batches);
  const n = all.count;
  return percentiles.flatMap((p) => {
    const supported = quantileRanks({ n, p, conf });
    const bucket = all.bucketAtRank(Math.ceil(p * n));
    const ms = all.quantile(p);
    if (supported.lower < 1 || supported.upper > n || bucket === undefined || ms === undefined) return [];
    // As much of the bucket as lies below the quantile, so that the share is p and not what the bucket's width makes of it.
    const below = all.countUpTo(bucket - 1);
    const part = (p * n - below) / (all.countUpTo(bucket) - below);
    const shares = batches.map((batch) => ({
      hits: batch.countUpTo(bucket - 1) * (1 - part) + batch.countUpTo(bucket) * part,
      total: batch.count,
    }));
    const inBatches = course === 'steady' ? batchMeansVariance(shares) : successiveDifferenceVariance(shares);
    const ranks = dependentQuantileRanks({ n, effective: effectiveSampleSize({ n, inBatches, conf }), p, conf });
    const [lower, upper] = [all.bucketAtRank(ranks.lower), all.bucketAtRank(ranks.upper)];
    // So dependent that the sample bounds it on neither side.
    if (lower === undefined && upper === undefined) return [];
    const method = `order statistics, effective sample size by ${course === 'steady' ? 'batch means' : 'successive differences of batches'} (Woodruff)`;
    // No latency is below 0. The limits are the outer edges of their buckets: nothing is known more finely, even where all took the same.
    const interval = toInterval(
      {
        lower: lower === undefined ? 0 : bucketEdgesMs(lower)[0],
        upper: upper === undefined ? Number.POSITIVE_INFINITY : bucketEdgesMs(upper)[1],
      },
      conf,
      method,
    );
    if (interval === undefined) return [];
    return [{ p, ms, interval }];
  });
}
