// Correlation of two estimates from the same users, from their influences; 0 when either does not vary.
import { type InfluenceEstimate, clusterVariance } from './influence-estimate.ts';

export function influenceCorrelation(first: InfluenceEstimate, second: InfluenceEstimate): number {
  const scale = Math.sqrt(clusterVariance(first) * clusterVariance(second));
  if (!(scale > 0)) return 0;
  let covariance = 0;
  for (const [user, x] of first.influence) covariance += x * (second.influence.get(user) ?? 0);
  return Math.min(1, Math.max(-1, covariance / scale));
}
