// Inverse of the standard normal distribution function (cephes ndtri).
import { inverseNormalDistribution } from './special-functions.ts';

/** 0 and 1 give -Infinity and Infinity. */
export function normalQuantile(p: number): number {
  return inverseNormalDistribution(p);
}
