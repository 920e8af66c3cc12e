// Do personas differ in their difference? Cochran's Q, with tau squared and I squared of DerSimonian & Laird 1986.
import { chiSquareSf } from '../distributions/chi-square-sf.ts';

/** An estimate of one stratum and its sampling variance. */
export interface StratumEstimate {
  readonly estimate: number;
  readonly variance: number;
}

export interface Heterogeneity {
  readonly q: number;
  readonly df: number;
  readonly p: number;
  /** Variance between strata. */
  readonly tau2: number;
  /** Percent of the variation that is between strata. */
  readonly i2: number;
  readonly pooled: number;
  readonly se: number;
}

/** Absent with fewer than two strata, or where one has no variance. */
export function heterogeneityQ(strata: readonly StratumEstimate[]): Heterogeneity | undefined {
  if (strata.length < 2 || strata.some(({ variance }) => !(variance > 0))) return undefined;
  const fixed = pool(strata, 0);
  const q = strata.reduce((sum, { estimate, variance }) => sum + (estimate - fixed.pooled) ** 2 / variance, 0);
  const df = strata.length - 1;
  const weights = strata.map(({ variance }) => 1 / variance);
  const sum = weights.reduce((total, w) => total + w, 0);
  const scale = sum - weights.reduce((total, w) => total + w * w, 0) / sum;
  const tau2 = Math.max(0, (q - df) / scale);
  // metafor's I2: tau2 against the "typical" within variance of Higgins & Thompson 2002, eq. 9.
  const typical = df / scale;
  return { q, df, p: chiSquareSf(q, df), tau2, i2: (100 * tau2) / (tau2 + typical), ...pool(strata, tau2) };
}

/** Inverse-variance mean with tau2 added to each variance. */
export function pool(
  strata: readonly StratumEstimate[],
  tau2: number,
): { readonly pooled: number; readonly se: number } {
  let weights = 0;
  let sum = 0;
  for (const { estimate, variance } of strata) {
    weights += 1 / (variance + tau2);
    sum += estimate / (variance + tau2);
  }
  return { pooled: sum / weights, se: Math.sqrt(1 / weights) };
}
