// Exact interval for one proportion (Clopper & Pearson 1934): coverage is never below the level.
import { betaQuantile } from '../distributions/beta-quantile.ts';
import type { Bounds } from '../bounds.ts';
import { type Count, checkCount } from './counts.ts';

export function clopperPearsonCI({ x, n, conf }: Count & { readonly conf: number }): Bounds {
  checkCount({ x, n });
  const tail = (1 - conf) / 2;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
}
