// A proportion over strata with known weights, each of its people a trial of their own: the weighted share, its standard error, and Wilson's
// interval for as many trials as would have that variance (Rao & Scott 1992 for strata; Korn & Graubard 1998).
import type { Bounds } from '../bounds.ts';
import { criticalValue } from '../distributions/critical-value.ts';
import { checkCount, type Count } from './counts.ts';
import { postStratVariance } from './post-strat-variance.ts';
import { wilsonLimits } from './wilson-ci.ts';

export interface PostStratifiedShare {
  readonly value: number;
  readonly standardError: number;
  /** As many people without weights would say as much. */
  readonly effectiveSize: number;
  readonly wilson: Bounds;
}

/** Absent where nobody is in a stratum. Weights need not sum to 1. */
export function postStratifiedShare(
  strata: readonly (Count & { readonly weight: number })[],
  conf: number,
): PostStratifiedShare | undefined {
  const filled = strata.filter(({ n }) => n > 0);
  const sum = filled.reduce((total, { weight }) => total + weight, 0);
  if (!(sum > 0)) return undefined;
  for (const stratum of filled) checkCount(stratum);
  const scaled = filled.map((stratum) => ({ x: stratum.x, n: stratum.n, weight: stratum.weight / sum }));
  const value = Math.min(
    1,
    scaled.reduce((total, { x, n, weight }) => total + (weight * x) / n, 0),
  );
  const { variance, effectiveSize } = postStratVariance(scaled);
  // People who are all alike have no variance to go by: they count as the weights let them.
  const n = variance > 0 ? (value * (1 - value)) / variance : effectiveSize;
  return {
    value,
    standardError: Math.sqrt(variance),
    effectiveSize: n,
    wilson: wilsonLimits({ x: value * n, n }, criticalValue(conf)),
  };
}
