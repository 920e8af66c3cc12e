// Exact one-sided upper limit of a proportion (Clopper & Pearson 1934): how large it may still be, at a level, after x events in n trials.
// Without an event it is the zero-event limit of ISO/IEC 19795-1 ("rule of 3").
import { betaQuantile } from '../distributions/beta-quantile.ts';
import { type Count, checkCount } from './counts.ts';
import { zeroEventUpperBound } from './zero-event-upper-bound.ts';

export function oneSidedUpperLimit({ x, n, conf }: Count & { readonly conf: number }): number {
  checkCount({ x, n });
  if (x === 0) return zeroEventUpperBound({ n, conf }).exact;
  return x === n ? 1 : betaQuantile(conf, x + 1, n - x);
}
