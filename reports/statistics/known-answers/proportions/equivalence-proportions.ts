// Equivalence of two proportions by two one-sided tests (Schuirmann 1987): the 90 % Miettinen-Nurminen interval
// inside +-margin.
import type { TwoCounts } from '../../proportions/counts.ts';
import { miettinenNurminenDiffCI } from '../../proportions/miettinen-nurminen-diff-ci.ts';
import { normalCdf } from '../../distributions/normal-cdf.ts';
import { riskDifferenceScore } from '../../proportions/risk-difference-score.ts';

export interface Equivalence {
  readonly ci90Lower: number;
  readonly ci90Upper: number;
  readonly equivalent: boolean;
  /** The larger of the two one-sided p. */
  readonly p: number;
}

export function equivalenceProportions({ margin, ...counts }: TwoCounts & { readonly margin: number }): Equivalence {
  const { lower, upper } = miettinenNurminenDiffCI({ ...counts, conf: 0.9 });
  const below = riskDifferenceScore({ ...counts, delta: -margin, biasCorrected: true }).z;
  const above = riskDifferenceScore({ ...counts, delta: margin, biasCorrected: true }).z;
  return {
    ci90Lower: lower,
    ci90Upper: upper,
    equivalent: lower > -margin && upper < margin,
    p: Math.max(normalCdf(-below), normalCdf(above)),
  };
}
