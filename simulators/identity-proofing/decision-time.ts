// How long a decision on a picture takes: its place among all of its kind, put through the profile's lognormal.
import type { Figure } from '../../scenarios/schema/figure.ts';
import { normalQuantile } from '../../scenarios/sampling/normal-quantile.ts';

/**
 * Ms, at the share u of decisions, for u in (0, 1).
 * @param medianS of the stage.
 */
export function decisionTimeMs(medianS: Figure, sigma: Figure, u: number): number {
  return 1_000 * medianS.value * Math.exp(sigma.value * normalQuantile(u));
}
