// Binomial distribution function and quantile, by the incomplete beta.
import { betaCdf } from './beta-cdf.ts';

/** P(X <= k). */
export function binomialCdf(k: number, n: number, p: number): number {
  return k < 0 ? 0 : k >= n ? 1 : betaCdf(1 - p, n - k, k + 1);
}

/** Smallest k with P(X <= k) >= probability. */
export function binomialQuantile(probability: number, n: number, p: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, n, p) >= probability) high = middle;
    else low = middle + 1;
  }
  return low;
}
