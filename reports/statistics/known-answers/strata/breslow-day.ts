// Is the odds ratio the same in all strata? Breslow & Day 1980 (without Tarone's correction), around the Mantel-Haenszel odds ratio.
import { chiSquareSf } from '../../distributions/chi-square-sf.ts';
import type { TwoCounts } from '../../proportions/counts.ts';

export interface BreslowDay {
  readonly statistic: number;
  readonly p: number;
  readonly oddsRatioMH: number;
}

/** Absent when the Mantel-Haenszel odds ratio is 0, infinite or undefined. */
export function breslowDay(strata: readonly TwoCounts[]): BreslowDay | undefined {
  let top = 0;
  let bottom = 0;
  for (const { x1, n1, x2, n2 } of strata) {
    top += (x1 * (n2 - x2)) / (n1 + n2);
    bottom += (x2 * (n1 - x1)) / (n1 + n2);
  }
  if (!(top > 0 && bottom > 0)) return undefined;
  const odds = top / bottom;
  const statistic = strata.reduce((sum, stratum) => sum + term(stratum, odds), 0);
  return { statistic, p: chiSquareSf(statistic, strata.length - 1), oddsRatioMH: odds };
}

function term({ x1, n1, x2, n2 }: TwoCounts, odds: number): number {
  const events = x1 + x2;
  // Expected x1 at this odds ratio: e (n2 - events + e) = odds (n1 - e)(events - e), the root within the table.
  const a = 1 - odds;
  const b = n2 - events + odds * (n1 + events);
  const c = -odds * n1 * events;
  const expected = Math.abs(a) < 1e-12 ? -c / b : (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
  const variance = 1 / (1 / expected + 1 / (n1 - expected) + 1 / (events - expected) + 1 / (n2 - events + expected));
  return (x1 - expected) ** 2 / variance;
}
