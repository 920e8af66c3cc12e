// Upper tail of the chi-square distribution, accurate where 1 - cdf would be 0 (cephes igamc).
import { upperRegularisedGamma } from './special-functions.ts';

export function chiSquareSf(x: number, df: number): number {
  return upperRegularisedGamma(df / 2, x / 2);
}
