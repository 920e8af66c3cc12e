// Jeffreys interval for one proportion: beta(1/2, 1/2) prior, with the limit put at 0 or 1 when x is there
// (Brown, Cai & DasGupta 2001, Statistical Science 16:101).
import { betaQuantile } from '../../distributions/beta-quantile.ts';
import type { Bounds } from '../../bounds.ts';
import { type Count, checkCount } from '../../proportions/counts.ts';

export function jeffreysCI({ x, n, conf }: Count & { readonly conf: number }): Bounds {
  checkCount({ x, n });
  const tail = (1 - conf) / 2;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
  };
}
