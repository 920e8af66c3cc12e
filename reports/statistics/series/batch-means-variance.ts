// Variance of a share in a stationary series by batch means (Schmeiser 1982, Oper Res 30:556: 10 to 30 batches suffice), widened by
// what correlation is left between neighbouring batches, as of an AR(1) process (Steiger et al. 2005, ASAP3, ACM TOMACS 15:39).
import { type Batch, deviations, type ShareInBatches } from './share-in-batches.ts';

/** Correlation of neighbouring batches beyond this is a trend, for which no batches are long enough. */
const mostCorrelation = 0.8;

/** Undefined under 3 batches with observations. */
export function batchMeansVariance(batches: readonly Batch[]): ShareInBatches | undefined {
  const { n, share, each } = deviations(batches);
  const k = each.length;
  if (k < 3) return undefined;
  const squares = each.reduce((sum, d) => sum + d * d, 0);
  if (squares === 0) return { share, variance: 0, df: k - 1 };
  const products = each.slice(1).reduce((sum, d, index) => sum + d * (each[index] ?? 0), 0);
  // The sample correlation of independent batches is -1/k on average; negative correlation is given no credit.
  const correlation = Math.min(mostCorrelation, Math.max(0, products / squares + 1 / k));
  return { share, variance: ((k / (k - 1)) * squares * ((1 + correlation) / (1 - correlation))) / n ** 2, df: k - 1 };
}
