// Interval for one proportion on the logit scale (Agresti 2002, 3.1.6), at a critical value of one's own. Fractional counts are allowed.
import type { Bounds } from '../bounds.ts';
import { type Count, checkCount } from './counts.ts';

/** Absent when all trials ended alike: the logit is then infinite. */
export function logitLimits(count: Count, critical: number): Bounds | undefined {
  checkCount(count);
  const { x, n } = count;
  if (x === 0 || x === n) return undefined;
  const logit = Math.log(x / (n - x));
  const half = critical * Math.sqrt(n / (x * (n - x)));
  return { lower: 1 / (1 + Math.exp(half - logit)), upper: 1 / (1 + Math.exp(-half - logit)) };
}
