// Quantile of Student's t for any real df > 0, from the inverse incomplete beta.
import { normalQuantile } from './normal-quantile.ts';
import { inverseRegularisedBeta } from './special-functions.ts';

const normalBeyondDf = 1e7;

export function studentTQuantile(p: number, df: number): number {
  if (df > normalBeyondDf || p <= 0 || p >= 1) return normalQuantile(p);
  const tail = 2 * Math.min(p, 1 - p);
  return p < 0.5 ? -magnitude(tail, df) : magnitude(tail, df);
}

/** t > 0 with P(|T| > t) = tail. Near the centre the complement keeps the digits that 1 - x would lose. */
function magnitude(tail: number, df: number): number {
  if (tail < 0.5) {
    const x = inverseRegularisedBeta(df / 2, 0.5, tail);
    return Math.sqrt((df * (1 - x)) / x);
  }
  const y = inverseRegularisedBeta(0.5, df / 2, 1 - tail);
  return Math.sqrt((df * y) / (1 - y));
}
