// Correlation of two estimates from the same users, from their influences; 0 when either does not vary, and when all users moved exactly
// alike in both: a sample that shows no difference cannot tell that there is none, so its pairs are given no credit.
import { type InfluenceEstimate, clusterVariance } from './influence-estimate.ts';

/** A correlation this close to 1 is 1, but for rounding. */
const rounding = 1e-9;

export function influenceCorrelation(first: InfluenceEstimate, second: InfluenceEstimate): number {
  const scale = Math.sqrt(clusterVariance(first) * clusterVariance(second));
  if (!(scale > 0)) return 0;
  let covariance = 0;
  for (const [user, x] of first.influence) covariance += x * (second.influence.get(user) ?? 0);
  const correlation = Math.max(-1, covariance / scale);
  return correlation > 1 - rounding ? 0 : correlation;
}
