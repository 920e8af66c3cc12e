// Sample quantiles, types 6, 7 and 8 of Hyndman & Fan 1996 (Am Stat 50:361). The project uses type 7 everywhere.
import { StatisticsError } from '../statistics-error.ts';

export type QuantileType = 6 | 7 | 8;

export function quantile({
  x,
  p,
  type = 7,
}: {
  readonly x: readonly number[];
  readonly p: number;
  readonly type?: QuantileType;
}): number {
  const sorted = [...x].sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) throw new StatisticsError('empty-sample', { found: 0, needed: 1 });
  const shift = { 6: p, 7: 1 - p, 8: (p + 1) / 3 }[type];
  const position = n * p + shift;
  // A little slack, as R has it: 8 x 0.9 is not quite 7.2.
  const rank = Math.floor(position + 4 * Number.EPSILON);
  const fraction = Math.max(0, position - rank);
  const at = (i: number): number => sorted[Math.min(n, Math.max(1, i)) - 1] ?? Number.NaN;
  return at(rank) + (fraction < 4 * Number.EPSILON ? 0 : fraction * (at(rank + 1) - at(rank)));
}
