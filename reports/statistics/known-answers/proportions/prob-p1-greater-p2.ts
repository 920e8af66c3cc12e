// Chance that p1 exceeds p2, and exceeds it by delta: beta posteriors, integrated over the second's quantile function because its density
// may be infinite at the ends.
import { betaCdf } from '../../distributions/beta-cdf.ts';
import { betaQuantile } from '../../distributions/beta-quantile.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { integrate } from '../distributions/integrate.ts';

export interface BetaPrior {
  /** Prior successes and failures; Jeffreys is 1/2 and 1/2. */
  readonly a: number;
  readonly b: number;
}

export interface ProbabilityGreater {
  readonly greater: number;
  readonly greaterByDelta: number;
}

export function probP1GreaterP2({
  x1,
  n1,
  x2,
  n2,
  a,
  b,
  delta,
}: TwoCounts & BetaPrior & { readonly delta: number }): ProbabilityGreater {
  // Upper tail of beta(a, b) at x is the lower tail of beta(b, a) at 1 - x.
  const above = (p: number): number => betaCdf(1 - p, b + n1 - x1, a + x1);
  const by = (d: number): number => integrate((u) => above(betaQuantile(u, a + x2, b + n2 - x2) + d), 0, 1, 1e-11);
  return { greater: by(0), greaterByDelta: by(delta) };
}
