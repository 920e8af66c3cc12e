// Distribution function of the beta distribution (cephes incbet).
import { regularisedBeta } from './special-functions.ts';

export function betaCdf(x: number, a: number, b: number): number {
  return x <= 0 ? 0 : x >= 1 ? 1 : regularisedBeta(a, b, x);
}
