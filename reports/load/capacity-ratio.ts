// How many times more sign-ins a second the target bears with passkeys than with password + code.
import type { Interval } from '../results-interval.ts';
import { geometricMeanRatio } from '../statistics/geometric-mean-ratio.ts';
import type { LoadResults } from './load-results.ts';

export interface CapacityRatio {
  readonly value: number;
  /** Over repeats of the searches; absent with one repeat, without spread, or where the ratio is a lower bound. */
  readonly interval?: Interval;
  /** The search with passkeys never broke: the ratio is at least this. */
  readonly atLeast: boolean;
}

const level = 0.95;

/** Undefined unless both arms have a figure and the one with password + code broke. */
export function capacityRatio(capacity: LoadResults['capacity']): CapacityRatio | undefined {
  const passkey = capacity.find(({ arm }) => arm === 'passkey');
  const code = capacity.find(({ arm }) => arm === 'password-otp');
  if (passkey?.perSecond === undefined || code?.perSecond === undefined || code.unbroken) return undefined;
  const value = passkey.perSecond / code.perSecond;
  const told = passkey.held.length > 1 && code.held.length > 1 && (hasSpread(passkey.held) || hasSpread(code.held));
  if (passkey.unbroken || !told) return { value, atLeast: passkey.unbroken };
  const { lower, upper } = geometricMeanRatio({ first: passkey.held, second: code.held, conf: level });
  return { value, interval: { lower, upper, level, method: "Welch's t on logarithms over repeats" }, atLeast: false };
}

/** A search moves in steps, so that its repeats may well end at the same rate. */
function hasSpread(held: readonly number[]): boolean {
  return new Set(held).size > 1;
}
