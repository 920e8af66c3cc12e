// Chance that arm 2 fails at least `claim` times as often as arm 1: beta posteriors, integrated over the first's quantile function.
import { betaCdf } from '../../distributions/beta-cdf.ts';
import { betaQuantile } from '../../distributions/beta-quantile.ts';
import { integrate } from '../distributions/integrate.ts';
import type { BetaPrior } from './prob-p1-greater-p2.ts';

export interface FailureRatioInput extends BetaPrior {
  /** Failures and trials of either arm. */
  readonly f1: number;
  readonly n1: number;
  readonly f2: number;
  readonly n2: number;
  readonly claim: number;
}

export function probFailureRatioAtLeast({ f1, n1, f2, n2, a, b, claim }: FailureRatioInput): number {
  const above = (p: number): number => betaCdf(1 - p, b + n2 - f2, a + f2);
  return integrate((u) => above(claim * betaQuantile(u, a + f1, b + n1 - f1)), 0, 1, 1e-11);
}
