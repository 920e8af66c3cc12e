// Counts of two arms in one stratum (persona).
import type { TwoCounts } from '../../proportions/counts.ts';

/** Observed difference and its binomial variance. */
export function stratumDifference({ x1, n1, x2, n2 }: TwoCounts): {
  readonly difference: number;
  readonly variance: number;
} {
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  return { difference: p1 - p2, variance: (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2 };
}

export interface WeightedCounts extends TwoCounts {
  /** Share of the tenant; weights sum to 1. */
  readonly weight: number;
}
