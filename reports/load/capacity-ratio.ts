// How many times as many sign-ins a second the target bears with one arm as with the arm it is compared with.
import { type ArmOfRun, type Compared, comparisonsOf } from '../results/arm-of-run.ts';
import type { Interval } from '../results/results-interval.ts';
import { geometricMeanRatio } from '../statistics/times/geometric-mean-ratio.ts';
import { toInterval } from '../statistics/inference.ts';
import { moverDifference, type MoverPart } from '../statistics/combined/mover.ts';
import type { LoadResults } from '../results/load-results.ts';

export interface CapacityRatio extends Compared {
  readonly value: number;
  /** Over repeats of the searches; absent with one repeat, without spread or bracket, or where the ratio is a lower bound. */
  readonly interval?: Interval;
  /** The search of the arm never broke: the ratio is at least this. */
  readonly atLeast: boolean;
}

type Capacity = LoadResults['capacity'][number];

const level = 0.95;

/** Of the comparisons in which both arms have a figure and the baseline broke. */
export function capacityRatios(capacity: readonly Capacity[], arms: readonly ArmOfRun[]): CapacityRatio[] {
  return comparisonsOf(arms).flatMap(({ arm, baseline }) => {
    const own = capacity.find((each) => each.arm === arm);
    const other = capacity.find((each) => each.arm === baseline);
    if (own?.perSecond === undefined || other?.perSecond === undefined || other.unbroken) return [];
    const value = own.perSecond / other.perSecond;
    const interval = own.unbroken ? undefined : ratioInterval(own, other);
    return [{ arm, baseline, value, ...(interval === undefined ? {} : { interval }), atLeast: own.unbroken }];
  });
}

/** Repeats of an arm that ended alike say nothing of its spread: then the intervals of both arms count, which hold the width of a step. */
function ratioInterval(own: Capacity, other: Capacity): Interval | undefined {
  if (hasSpread(own.held) && hasSpread(other.held)) {
    return toInterval(
      geometricMeanRatio({ first: own.held, second: other.held, conf: level }),
      level,
      "Welch's t on logarithms over repeats",
    );
  }
  const [first, second] = [logPart(own), logPart(other)];
  if (first === undefined || second === undefined) return undefined;
  const { lower, upper } = moverDifference(first, second, 0);
  return toInterval(
    { lower: Math.exp(lower), upper: Math.exp(upper) },
    level,
    'log MOVER of the capacities’ intervals',
  );
}

function logPart({ perSecond, interval }: Capacity): MoverPart | undefined {
  if (perSecond === undefined || interval?.upper === undefined) return undefined;
  return { value: Math.log(perSecond), lower: Math.log(interval.lower), upper: Math.log(interval.upper) };
}

/** A search moves in steps, so that its repeats may well end at the same rate. */
function hasSpread(held: readonly number[]): boolean {
  return new Set(held).size > 1;
}
