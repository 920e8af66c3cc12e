// Smooth quantile: a beta-weighted mean of all order statistics, jackknife standard error that keeps the
// beta shape of the whole sample (Harrell & Davis 1982, Biometrika 69:635; as Hmisc::hdquantile).
import { moments } from '../../../../scenarios/measures/sums/moments.ts';
import { betaCdf } from '../../distributions/beta-cdf.ts';

export function harrellDavis({ x, p }: { readonly x: readonly number[]; readonly p: number }): {
  readonly estimate: number;
  readonly se: number;
} {
  const sorted = [...x].sort((a, b) => a - b);
  const n = sorted.length;
  const without = sorted.map((_, left) =>
    weightedMean(
      sorted.filter((__, i) => i !== left),
      p,
      n,
    ),
  );
  const { squares } = moments(without);
  return { estimate: weightedMean(sorted, p, n), se: Math.sqrt(((n - 1) / n) * squares) };
}

function weightedMean(sorted: readonly number[], p: number, size: number): number {
  const cdf = (i: number): number => betaCdf(i / sorted.length, (size + 1) * p, (size + 1) * (1 - p));
  return sorted.reduce((sum, value, i) => sum + (cdf(i + 1) - cdf(i)) * value, 0);
}
