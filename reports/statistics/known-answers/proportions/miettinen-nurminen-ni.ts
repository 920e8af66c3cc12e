// Score test of non-inferiority with the Miettinen-Nurminen variance (1985, Stat Med 4:213), H0: p1 - p2 <= -margin.
// Agrees with the lower limit of the Miettinen-Nurminen interval.
import type { TwoCounts } from '../../proportions/counts.ts';
import { normalCdf } from '../../distributions/normal-cdf.ts';
import { riskDifferenceScore } from '../../proportions/risk-difference-score.ts';

/** p is one-sided. */
export function miettinenNurminenNI({ margin, ...counts }: TwoCounts & { readonly margin: number }): {
  readonly z: number;
  readonly p: number;
} {
  const { z } = riskDifferenceScore({ ...counts, delta: -margin, biasCorrected: true });
  return { z, p: normalCdf(-z) };
}
