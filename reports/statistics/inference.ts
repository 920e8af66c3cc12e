// What an entry point of this folder answers: an estimate with its interval, or why there is none.
import type { Interval } from '../results/results-interval.ts';
import type { Bounds } from './bounds.ts';

export type WithheldReason =
  | { readonly code: 'no-data' }
  /** Fewer users than any of the methods can bear. */
  | { readonly code: 'too-few-users'; readonly found: number; readonly needed: number }
  /** The tenant's weights name a persona with too few users for a variance (or none). */
  | {
      readonly code: 'persona-with-too-few-users';
      readonly persona: string;
      readonly found: number;
      readonly needed: number;
    }
  /** All users of the sample are alike, and nothing bounds how far others may be off. */
  | { readonly code: 'no-variance'; readonly users: number }
  /** E.g. a ratio with nothing in the denominator, a share of sign-ins that is never reached. */
  | { readonly code: 'not-estimable' };

export type Inference =
  | {
      readonly kind: 'estimated';
      readonly value: number;
      readonly interval: Interval;
      /** Users the variance rests on; in a comparison, of the smaller arm. */
      readonly users: number;
      /** Users with at least one failure and users with at least one success, whichever are fewer; in a comparison, of the
       * poorer arm. Only for proportions: claimVerdict withholds its verdict when they are too few. */
      readonly informativeUsers?: number;
    }
  | { readonly kind: 'withheld'; readonly reason: WithheldReason; readonly value?: number };

/** Below this many users (per arm) nothing is inferred: statistics.md 2.2, coverage of every method falls apart. */
export const leastUsers = 20;

export function withheld(reason: WithheldReason, value?: number): Inference {
  return value === undefined ? { kind: 'withheld', reason } : { kind: 'withheld', reason, value };
}

/** A width below this part of the limits is rounding; samples of any size we can live have wider ones. */
const rounding = 1e-8;

/**
 * The one way to an interval of a sample. Undefined where it would have no width: that nothing varied in a sample is no certainty. An upper
 * limit of Infinity becomes an absent one, as results.json has it.
 */
export function toInterval({ lower, upper }: Bounds, level: number, method: string): Interval | undefined {
  if (!(upper - lower > rounding * Math.max(Math.abs(lower), Math.min(Math.abs(upper), Number.MAX_VALUE))))
    return undefined;
  return Number.isFinite(upper) ? { lower, upper, level, method } : { lower, level, method };
}

export interface Limits {
  readonly value: number;
  readonly bounds: Bounds;
  readonly conf: number;
  readonly method: string;
  readonly users: number;
  readonly informativeUsers?: number;
}

/** The one way to an estimate with its interval; withheld where the interval would have no width. */
export function estimated({ value, bounds, conf, method, users, informativeUsers }: Limits): Inference {
  const interval = toInterval(bounds, conf, method);
  if (interval === undefined) return withheld({ code: 'no-variance', users }, value);
  return { kind: 'estimated', value, interval, users, ...(informativeUsers === undefined ? {} : { informativeUsers }) };
}
