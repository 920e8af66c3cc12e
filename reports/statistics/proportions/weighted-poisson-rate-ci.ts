// Interval of a weighted sum of Poisson rates: the gamma method for directly standardised rates (Fay & Feuer 1997, Stat Med 16:791), which
// covers at least as it says also where the rate that weighs most is known from few trials or from no event. Of one rate it is Garwood's.
import type { Bounds } from '../bounds.ts';
import { gammaQuantile } from '../distributions/gamma-quantile.ts';
import { StatisticsError } from '../statistics-error.ts';

export interface WeightedRate {
  readonly weight: number;
  /** Fractional (deflated) counts are allowed, with an exposure deflated alike. */
  readonly events: number;
  readonly exposure: number;
}

/** Of the sum of weight x events / exposure. */
export function weightedPoissonRateCI(rates: readonly WeightedRate[], conf: number): Bounds {
  let value = 0;
  let variance = 0;
  /** What one more event would add, where it adds most. */
  let most = 0;
  for (const { weight, events, exposure } of rates) {
    if (!(weight > 0 && events >= 0 && exposure > 0))
      throw new StatisticsError('count-out-of-range', { x: events, n: exposure });
    const one = weight / exposure;
    value += one * events;
    variance += one ** 2 * events;
    most = Math.max(most, one);
  }
  const tail = (1 - conf) / 2;
  return {
    lower: value === 0 ? 0 : gammaWithMoments(tail, value, variance),
    upper: gammaWithMoments(1 - tail, value + most, variance + most ** 2),
  };
}

function gammaWithMoments(p: number, mean: number, variance: number): number {
  return gammaQuantile(p, mean ** 2 / variance, mean / variance);
}
