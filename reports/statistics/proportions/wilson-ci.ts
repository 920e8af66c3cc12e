// Wilson's score interval for one proportion (Wilson 1927, JASA 22:209).
import type { Bounds } from '../bounds.ts';
import { type Count, checkCount } from './counts.ts';
import { criticalValue } from '../distributions/critical-value.ts';

export function wilsonCI({ x, n, conf }: Count & { readonly conf: number }): Bounds {
  return wilsonLimits({ x, n }, criticalValue(conf));
}

/** The same at a critical value of one's own (a t quantile for clustered counts). Fractional counts are allowed. */
export function wilsonLimits(count: Count, critical: number): Bounds {
  checkCount(count);
  const { x, n } = count;
  const z2 = critical * critical;
  const centre = (x + z2 / 2) / (n + z2);
  const half = (critical / (n + z2)) * Math.sqrt((x * (n - x)) / n + z2 / 4);
  return { lower: x === 0 ? 0 : Math.max(0, centre - half), upper: x === n ? 1 : Math.min(1, centre + half) };
}
