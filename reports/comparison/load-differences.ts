// Figures of what a target bears, B over A: capacities, latencies, shares of failures. The trials of two runs share no luck, so their intervals
// are combined as independent ones.
import type { Estimate } from '../results/estimate.ts';
import type { ResultsOfLoad } from '../results/results.ts';
import { loadMetrics } from '../metrics/metrics-by-source.ts';
import { moverDifference } from '../statistics/combined/mover.ts';
import { toInterval } from '../statistics/inference.ts';
import { differenceOfProportions } from '../words/quantity.ts';
import type { ComparedFigure, SideFigure } from './comparison.ts';

const level = 0.95;

export function loadDifferences(a: ResultsOfLoad, b: ResultsOfLoad, arms: readonly string[]): ComparedFigure[] {
  return loadMetrics.flatMap(({ id, unit }) =>
    b.estimates
      .filter(({ metric, arm, persona }) => metric === id && persona === undefined && arms.includes(arm))
      .flatMap((other) => {
        const one = a.estimates.find(
          ({ metric, arm, persona }) => metric === id && persona === undefined && arm === other.arm,
        );
        if (one === undefined || (one.value === undefined && other.value === undefined)) return [];
        const isShare = unit === 'proportion';
        return [
          {
            metric: id,
            arm: other.arm,
            unit,
            provenance: other.provenance,
            a: figureOf(one),
            b: figureOf(other),
            kind: isShare ? ('difference' as const) : ('ratio' as const),
            differenceUnit: isShare ? differenceOfProportions : 'ratio',
            difference: isShare ? difference(one, other) : ratio(one, other),
            pairs: 0,
            ...(id === 'load-capacity' && objectiveOf(a, other.arm) !== objectiveOf(b, other.arm)
              ? { notComparable: ['objective' as const] }
              : {}),
          },
        ];
      }),
  );
}

/** What a rate must keep to so that it holds. */
export function objectiveOf({ load }: ResultsOfLoad, arm: string): string | undefined {
  return load.capacity.find((each) => each.arm === arm)?.objective;
}

function figureOf({ value, interval, withheld }: Estimate): SideFigure {
  return {
    ...(value === undefined ? {} : { value }),
    ...(interval === undefined ? {} : { interval }),
    ...(withheld === undefined ? {} : { withheld }),
  };
}

function difference(a: Estimate, b: Estimate): SideFigure {
  return combined(
    a,
    b,
    (x) => x,
    (x) => x,
  );
}

function ratio(a: Estimate, b: Estimate): SideFigure {
  if (a.value === 0 || b.value === 0) return { withheld: 'nothing to divide by' };
  return combined(a, b, Math.log, Math.exp);
}

/** MOVER of the two intervals, on a scale. */
function combined(a: Estimate, b: Estimate, to: (x: number) => number, back: (x: number) => number): SideFigure {
  if (a.value === undefined || b.value === undefined)
    return { withheld: (a.value === undefined ? a.withheld : b.withheld) ?? 'one of the runs has no such figure' };
  const value = back(to(b.value) - to(a.value));
  const [one, other] = [part(a, to), part(b, to)];
  if (one === undefined || other === undefined)
    return { value, withheld: 'one of the runs has no interval of it: repeats are too few, or all ended alike' };
  const limits = moverDifference(other, one, 0);
  const interval = toInterval(
    { lower: back(limits.lower), upper: back(limits.upper) },
    level,
    `${to === Math.log ? 'log ' : ''}MOVER of the two runs’ intervals, as independent`,
  );
  return interval === undefined ? { value, withheld: 'the intervals of both runs have no width' } : { value, interval };
}

function part({ value, interval }: Estimate, to: (x: number) => number) {
  if (value === undefined || interval === undefined) return undefined;
  return { value: to(value), lower: to(interval.lower), upper: to(interval.upper ?? Number.POSITIVE_INFINITY) };
}
