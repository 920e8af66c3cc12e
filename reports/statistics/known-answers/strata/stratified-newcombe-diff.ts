// Standardised difference near 0 and 1: MOVER on weighted sums of Wilson limits (Zou & Donner 2008; cf. Yan & Su 2010).
import type { Bounds } from '../../bounds.ts';
import type { Count } from '../../proportions/counts.ts';
import { type MoverPart, moverDifference } from '../../combined/mover.ts';
import type { WeightedCounts } from './stratum-counts.ts';
import { wilsonCI } from '../../proportions/wilson-ci.ts';

export interface StratifiedDiff extends Bounds {
  readonly diff: number;
}

export function stratifiedNewcombeDiff({
  strata,
  conf,
}: {
  readonly strata: readonly WeightedCounts[];
  readonly conf: number;
}): StratifiedDiff {
  const first = weightedProportion(
    strata.map(({ x1, n1, weight }) => ({ x: x1, n: n1, weight })),
    conf,
  );
  const second = weightedProportion(
    strata.map(({ x2, n2, weight }) => ({ x: x2, n: n2, weight })),
    conf,
  );
  return { diff: first.value - second.value, ...moverDifference(first, second, 0) };
}

/** A weighted sum of proportions with the MOVER of their Wilson limits. */
export function weightedProportion(strata: readonly (Count & { readonly weight: number })[], conf: number): MoverPart {
  let value = 0;
  let below = 0;
  let above = 0;
  for (const { x, n, weight } of strata) {
    const p = x / n;
    const { lower, upper } = wilsonCI({ x, n, conf });
    value += weight * p;
    below += (weight * (p - lower)) ** 2;
    above += (weight * (upper - p)) ** 2;
  }
  return { value, lower: value - Math.sqrt(below), upper: value + Math.sqrt(above) };
}
