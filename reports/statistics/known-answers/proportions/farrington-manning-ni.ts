// Score test of non-inferiority, H0: p1 - p2 <= -margin (Farrington & Manning 1990, Stat Med 9:1447).
import type { TwoCounts } from '../../proportions/counts.ts';
import { normalCdf } from '../../distributions/normal-cdf.ts';
import { riskDifferenceScore } from '../../proportions/risk-difference-score.ts';

/** p is one-sided. */
export function farringtonManningNI({ margin, ...counts }: TwoCounts & { readonly margin: number }): {
  readonly z: number;
  readonly p: number;
} {
  const { z } = riskDifferenceScore({ ...counts, delta: -margin, biasCorrected: false });
  return { z, p: normalCdf(-z) };
}
