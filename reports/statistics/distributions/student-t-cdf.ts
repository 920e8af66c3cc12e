// Distribution function of Student's t for any real df > 0, from the incomplete beta (Abramowitz & Stegun 26.7.1);
// cephes' own stdtr silently truncates df to an integer.
import { normalCdf } from './normal-cdf.ts';
import { regularisedBeta } from './special-functions.ts';

export function studentTCdf(x: number, df: number): number {
  if (df === Infinity) return normalCdf(x);
  const tail = regularisedBeta(df / 2, 0.5, df / (df + x * x)) / 2;
  return x < 0 ? tail : 1 - tail;
}
