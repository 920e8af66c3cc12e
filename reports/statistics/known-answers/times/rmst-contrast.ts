// Difference and ratio of restricted mean times of two independent groups, delta method on the logarithm (Uno et al. 2014; survRM2).
import type { Bounds } from '../../bounds.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import { restrictedMeanTime } from './restricted-mean-time.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface RmstContrastInput {
  readonly first: readonly Pick<TimedAttempt, 'time' | 'end'>[];
  readonly second: readonly Pick<TimedAttempt, 'time' | 'end'>[];
  readonly tau: number;
  readonly conf: number;
}

export interface TimeContrast {
  /** first - second, and first / second. */
  readonly difference: Bounds & { readonly value: number; readonly se: number };
  readonly ratio: Bounds & { readonly value: number };
}

export function rmstContrast({ first, second, tau, conf }: RmstContrastInput): TimeContrast {
  const a = restrictedMeanTime({ attempts: first, tau });
  const b = restrictedMeanTime({ attempts: second, tau });
  return timeContrast({ value: a.rmst, se: a.se }, { value: b.rmst, se: b.se }, conf);
}

/** Normal limits of the difference and, on the log scale, of the ratio of two independent estimates. */
export function timeContrast(
  a: { readonly value: number; readonly se: number },
  b: { readonly value: number; readonly se: number },
  conf: number,
): TimeContrast {
  const z = criticalValue(conf);
  const value = a.value - b.value;
  const se = Math.hypot(a.se, b.se);
  const log = Math.log(a.value / b.value);
  const logHalf = z * Math.hypot(a.se / a.value, b.se / b.value);
  return {
    difference: { value, se, lower: value - z * se, upper: value + z * se },
    ratio: { value: Math.exp(log), lower: Math.exp(log - logHalf), upper: Math.exp(log + logHalf) },
  };
}
