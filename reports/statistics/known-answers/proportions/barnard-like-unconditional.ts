// The unconditional score statistic at no difference, and its square: the ordering Barnard-like exact tests use.
import type { TwoCounts } from '../../proportions/counts.ts';
import { riskDifferenceScore } from '../../proportions/risk-difference-score.ts';

export function barnardLikeUnconditional(counts: TwoCounts): { readonly z: number; readonly chisq: number } {
  const { z } = riskDifferenceScore({ ...counts, delta: 0, biasCorrected: false });
  return { z, chisq: z * z };
}
