// Quantile of the beta distribution (cephes incbi).
import { inverseRegularisedBeta } from './special-functions.ts';

export function betaQuantile(p: number, a: number, b: number): number {
  return inverseRegularisedBeta(a, b, p);
}
