// Share of successes with its standard error between users: the delta method of Deng, Knoblich & Lu 2018 (KDD, arXiv 1803.06336).
import { type UserCount, clusteredCount } from '../clustered/clustered-count.ts';
import { clusterVariance } from '../clustered/influence-estimate.ts';

/** Absent without a trial. */
export function clusterProportionDelta(
  perUser: readonly UserCount[],
): { readonly p: number; readonly se: number } | undefined {
  const result = clusteredCount(perUser);
  return result.kind === 'withheld'
    ? undefined
    : { p: result.count.estimate.value, se: Math.sqrt(clusterVariance(result.count.estimate)) };
}
