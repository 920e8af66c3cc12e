// A line through trials at many rates, some of them nearly the same: medians of those that lie close together.
import { quantile } from '../../statistics/series/quantile.ts';

/** Trials whose rates differ by less than this share are drawn as one point of the line. */
export const sameRate = 0.1;

export interface RatePoint {
  /** Sign-ins per second. */
  readonly rate: number;
  readonly value: number;
}

/** Points by rising rate. A group begins at its lowest rate. */
export function loadRateMedians(points: readonly RatePoint[]): RatePoint[] {
  const groups: RatePoint[][] = [];
  for (const point of points.toSorted((a, b) => a.rate - b.rate)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && point.rate < first.rate * (1 + sameRate)) group.push(point);
    else groups.push([point]);
  }
  return groups.map((group) => ({
    rate: median(group, ({ rate }) => rate),
    value: median(group, ({ value }) => value),
  }));
}

function median(group: readonly RatePoint[], part: (point: RatePoint) => number): number {
  return quantile({ x: group.map(part), p: 0.5 });
}
