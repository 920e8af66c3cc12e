// How many independent observations tell as much about a share as these dependent ones do (Kish 1965; with the correction for the
// degrees of freedom of the variance by Korn & Graubard 1998, Survey Methodology 24:193).
import { normalQuantile } from '../distributions/normal-quantile.ts';
import type { ShareInBatches } from './share-in-batches.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';

/** At least 1, never more than n: dependence is given no credit. */
export function effectiveSampleSize({
  n,
  inBatches,
  conf,
}: {
  readonly n: number;
  readonly inBatches: ShareInBatches | undefined;
  readonly conf: number;
}): number {
  if (inBatches === undefined || inBatches.variance === 0) return n;
  const { share, variance, df } = inBatches;
  const tail = (1 + conf) / 2;
  const widening = (studentTQuantile(tail, df) / normalQuantile(tail)) ** 2;
  return Math.max(1, Math.min(n, (share * (1 - share)) / (variance * widening)));
}
