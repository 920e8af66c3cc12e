// Variance of a post-stratified proportion, and Kish's effective sample size of its weights.
import type { Count } from './counts.ts';

export interface PostStratVariance {
  readonly variance: number;
  readonly effectiveSize: number;
}

/** n: sample size of a stratum; x / n its proportion; weights sum to 1. */
export function postStratVariance(strata: readonly (Count & { readonly weight: number })[]): PostStratVariance {
  let variance = 0;
  let inverse = 0;
  for (const { x, n, weight } of strata) {
    const p = x / n;
    variance += (weight ** 2 * p * (1 - p)) / n;
    inverse += weight ** 2 / n;
  }
  const weights = strata.reduce((sum, { weight }) => sum + weight, 0);
  return { variance, effectiveSize: weights ** 2 / inverse };
}
