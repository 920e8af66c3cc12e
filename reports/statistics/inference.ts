// What an entry point of this folder answers: an estimate with its interval, or why there is none.
import type { Interval } from '../results-interval.ts';
import type { Bounds } from './bounds.ts';

export type WithheldReason =
  | { readonly code: 'no-data' }
  /** Fewer users than any of the methods can bear. */
  | { readonly code: 'too-few-users'; readonly found: number; readonly needed: number }
  /** The tenant's weights name a persona with too few users for a variance (or none). */
  | { readonly code: 'persona-with-too-few-users'; readonly persona: string; readonly found: number; readonly needed: number }
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

/** An upper limit of Infinity becomes an absent one, as results.json has it. */
export function toInterval(bounds: Bounds, level: number, method: string): Interval {
  return Number.isFinite(bounds.upper) ? { lower: bounds.lower, upper: bounds.upper, level, method } : { lower: bounds.lower, level, method };
}
