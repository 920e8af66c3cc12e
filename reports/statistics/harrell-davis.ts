// Smooth quantile: a beta-weighted mean of all order statistics, jackknife standard error (Harrell & Davis 1982, Biometrika 69:635).
import { betaCdf } from './beta-cdf.ts';

export function harrellDavis({ x, p }: { readonly x: readonly number[]; readonly p: number }): { readonly estimate: number; readonly se: number } {
  const sorted = [...x].sort((a, b) => a - b);
  const n = sorted.length;
  const without = sorted.map((_, left) => weightedMean(sorted.filter((__, i) => i !== left), p));
  const mean = without.reduce((sum, value) => sum + value, 0) / n;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { estimate: weightedMean(sorted, p), se: Math.sqrt(((n - 1) / n) * squares) };
}

function weightedMean(sorted: readonly number[], p: number): number {
  const n = sorted.length;
  const cdf = (i: number): number => betaCdf(i / n, (n + 1) * p, (n + 1) * (1 - p));
  return sorted.reduce((sum, value, i) => sum + (cdf(i + 1) - cdf(i)) * value, 0);
}
