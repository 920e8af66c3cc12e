// Pearson's chi-square of two proportions, without continuity correction: the pooled z squared.
import { chiSquareSf } from '../../distributions/chi-square-sf.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { riskDifferenceScore } from '../../proportions/risk-difference-score.ts';

/** p is two-sided. */
export function twoProportionZ(counts: TwoCounts): { readonly chisq: number; readonly p: number } {
  const { z } = riskDifferenceScore({ ...counts, delta: 0, biasCorrected: false });
  return { chisq: z * z, p: chiSquareSf(z * z, 1) };
}
