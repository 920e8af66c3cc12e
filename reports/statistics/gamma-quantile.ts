// Quantile of the gamma distribution (cephes igami).
import { inverseUpperRegularisedGamma } from './special-functions.ts';

export function gammaQuantile(p: number, shape: number, rate: number): number {
  return inverseUpperRegularisedGamma(shape, 1 - p) / rate;
}
