// Ratio of two quantiles of the time to sign-in over all attempts (e.g. of medians), clustered by user: Woodruff limits of both arms on
// the log scale, combined by MOVER; in a paired design with their correlation over users.
import { estimated, leastUsers, withheld, type Inference } from '../../inference.ts';
import type { Design } from '../../clustered/influence-contrast.ts';
import { influenceCorrelation } from '../../clustered/influence-correlation.ts';
import { type MoverPart, moverDifference } from '../../combined/mover.ts';
import { type SignInTimeLimits, signInTimeLimits } from './sign-in-time-quantile.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface SignInTimeRatioInput {
  readonly first: readonly TimedAttempt[];
  readonly second: readonly TimedAttempt[];
  readonly p: number;
  readonly design: Design;
  readonly conf: number;
}

/** Quantile of first over that of second. */
export function signInTimeRatio({ first, second, p, design, conf }: SignInTimeRatioInput): Inference {
  if (first.length === 0 || second.length === 0) return withheld({ code: 'no-data' });
  const a = signInTimeLimits({ attempts: first, p, conf });
  const b = signInTimeLimits({ attempts: second, p, conf });
  if (a === undefined || b === undefined || !(a.value > 0 && b.value > 0)) return withheld({ code: 'not-estimable' });
  const users = Math.min(a.shareThere.influence.size, b.shareThere.influence.size);
  const value = a.value / b.value;
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, value);
  const correlation = design === 'paired' ? influenceCorrelation(a.shareThere, b.shareThere) : 0;
  const bounds = moverDifference(logPart(a), logPart(b), correlation);
  return estimated({
    value,
    bounds: { lower: Math.exp(bounds.lower), upper: Math.exp(bounds.upper) },
    conf,
    method: 'log MOVER of Woodruff limits by user',
    users,
  });
}

function logPart({ value, lower, upper }: SignInTimeLimits): MoverPart {
  return { value: Math.log(value), lower: Math.log(lower), upper: Math.log(upper) };
}
