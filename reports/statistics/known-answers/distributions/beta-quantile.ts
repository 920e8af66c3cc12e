// Quantile of the beta distribution (cephes incbi).
import { inverseRegularisedBeta } from '../../distributions/special-functions.ts';

export function betaQuantile(p: number, a: number, b: number): number {
  return inverseRegularisedBeta(a, b, p);
}
