// Ranks whose order statistics hold a quantile with a given probability, whatever the distribution (Conover 1999, 3.2;
// David & Nagaraja 2003, Order Statistics, 7.1). Independent observations.
import { binomialQuantile } from '../distributions/binomial.ts';

export interface QuantileRanks {
  /** From 1; 0 when the sample is too small for this limit. */
  readonly lower: number;
  /** To n; n + 1 when the sample is too small for this limit. */
  readonly upper: number;
}

export function quantileRanks({
  n,
  p,
  conf,
}: {
  readonly n: number;
  readonly p: number;
  readonly conf: number;
}): QuantileRanks {
  return { lower: binomialQuantile((1 - conf) / 2, n, p), upper: binomialQuantile((1 + conf) / 2, n, p) + 1 };
}
