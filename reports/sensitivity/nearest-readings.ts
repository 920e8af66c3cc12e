// Of each claim, in each arm it is asked of, the reading that comes nearest to what is claimed: where it holds already, else the shortest way to where it would, else the
// largest figure found.
import type { SensitivityResults } from '../results/sensitivity-results.ts';

type Reading = SensitivityResults['conditions'][number];

export interface NearestReading {
  readonly reading: Reading;
  /** Readings of the claim, and how many of them hold with every parameter at its centre. */
  readonly readings: number;
  readonly holding: number;
}

const order: readonly Reading['state'][] = [
  'holds at the centre',
  'not settled at the centre',
  'holds at a point',
  'not found',
  'no figure at the centre',
];

export function nearestReadings({ conditions }: Pick<SensitivityResults, 'conditions'>): NearestReading[] {
  return [...Map.groupBy(conditions, ({ claim, arm }) => `${claim} ${arm}`).values()].flatMap((readings) => {
    const [reading] = readings.toSorted(
      (one, other) =>
        order.indexOf(one.state) - order.indexOf(other.state) ||
        distance(one) - distance(other) ||
        compareLargest(one, other),
    );
    return reading === undefined
      ? []
      : [
          {
            reading,
            readings: readings.length,
            holding: readings.filter(({ state }) => state === 'holds at the centre').length,
          },
        ];
  });
}

function distance({ state, point }: Reading): number {
  return state === 'holds at a point' ? (point?.distance ?? 0) : 0;
}

/** For sorting: the one with the largest figure found first, those without a figure last. */
export function compareLargest(one: Reading, other: Reading): number {
  const [first, second] = [figure(one), figure(other)];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return second - first;
}

function figure({ centre, point }: Reading): number | undefined {
  return point?.figure ?? centre;
}
