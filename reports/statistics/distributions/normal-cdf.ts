// Standard normal distribution function (cephes ndtr); relative accuracy holds in the lower tail, so
// take normalCdf(-x), not 1 - normalCdf(x).
import { normalDistribution } from './special-functions.ts';

export function normalCdf(x: number): number {
  return normalDistribution(x);
}
