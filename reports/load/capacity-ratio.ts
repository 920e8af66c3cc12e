// How many times more sign-ins a second the target bears with passkeys than with password + code.
import type { Interval } from '../results/results-interval.ts';
import { geometricMeanRatio } from '../statistics/times/geometric-mean-ratio.ts';
import { toInterval } from '../statistics/inference.ts';
import { moverDifference, type MoverPart } from '../statistics/combined/mover.ts';
import type { LoadResults } from '../results/load-results.ts';

export interface CapacityRatio {
  readonly value: number;
  /** Over repeats of the searches; absent with one repeat, without spread or bracket, or where the ratio is a lower bound. */
  readonly interval?: Interval;
  /** The search with passkeys never broke: the ratio is at least this. */
  readonly atLeast: boolean;
}

type Capacity = LoadResults['capacity'][number];

const level = 0.95;

/** Undefined unless both arms have a figure and the one with password + code broke. */
export function capacityRatio(capacity: readonly Capacity[]): CapacityRatio | undefined {
  const passkey = capacity.find(({ arm }) => arm === 'passkey');
  const code = capacity.find(({ arm }) => arm === 'password-otp');
  if (passkey?.perSecond === undefined || code?.perSecond === undefined || code.unbroken) return undefined;
  const value = passkey.perSecond / code.perSecond;
  const interval = passkey.unbroken ? undefined : ratioInterval(passkey, code);
  return { value, ...(interval === undefined ? {} : { interval }), atLeast: passkey.unbroken };
}

/** Repeats of an arm that ended alike say nothing of its spread: then the intervals of both arms count, which hold the width of a step. */
function ratioInterval(passkey: Capacity, code: Capacity): Interval | undefined {
  if (hasSpread(passkey.held) && hasSpread(code.held)) {
    return toInterval(
      geometricMeanRatio({ first: passkey.held, second: code.held, conf: level }),
      level,
      "Welch's t on logarithms over repeats",
    );
  }
  const [first, second] = [logPart(passkey), logPart(code)];
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
