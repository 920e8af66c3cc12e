// Fisher's exact test of two proportions, two-sided by summing the tables no likelier than the one seen (as R does).
import { type TwoCounts, checkTwoCounts } from '../../proportions/counts.ts';
import { logBeta } from '../distributions/log-beta.ts';

/** Tables within this relative distance of the observed probability count as equally likely. */
const tieTolerance = 1e-7;

export function fisherExact(counts: TwoCounts): { readonly p: number } {
  checkTwoCounts(counts);
  const { x1, n1, x2, n2 } = counts;
  const events = x1 + x2;
  const logChance = (x: number): number => logChoose(n1, x) + logChoose(n2, events - x) - logChoose(n1 + n2, events);
  const observed = logChance(x1);
  let p = 0;
  for (let x = Math.max(0, events - n2); x <= Math.min(events, n1); x++) {
    const log = logChance(x);
    if (log <= observed + Math.log1p(tieTolerance)) p += Math.exp(log);
  }
  return { p: Math.min(1, p) };
}

function logChoose(n: number, k: number): number {
  return -Math.log(n + 1) - logBeta(n - k + 1, k + 1);
}
