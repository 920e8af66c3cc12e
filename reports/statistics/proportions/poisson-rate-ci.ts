// Exact interval of a Poisson rate (Garwood 1936, Biometrika 28:437). Fractional (deflated) counts are allowed.
import type { Bounds } from '../bounds.ts';
import { gammaQuantile } from '../distributions/gamma-quantile.ts';
import { StatisticsError } from '../statistics-error.ts';

export interface PoissonRate extends Bounds {
  readonly rate: number;
}

/** x events over exposure t; the rate is per unit of t. */
export function poissonRateCI({
  x,
  t,
  conf,
}: {
  readonly x: number;
  readonly t: number;
  readonly conf: number;
}): PoissonRate {
  if (!(x >= 0 && t > 0)) throw new StatisticsError('count-out-of-range', { x, n: t });
  const tail = (1 - conf) / 2;
  return {
    rate: x / t,
    lower: x === 0 ? 0 : gammaQuantile(tail, x, 1) / t,
    upper: gammaQuantile(1 - tail, x + 1, 1) / t,
  };
}
