// Time by which a share of ALL attempts is signed in, and its interval by Woodruff's inversion (1952, JASA 47:635) of the clustered
// interval of the share signed in: no density need be estimated.
import { type IncidenceStep, aalenJohansen } from '../../times/aalen-johansen.ts';
import { incidenceFunctional } from '../../times/incidence-functional.ts';
import { estimated, type Inference, leastUsers, withheld } from '../../inference.ts';
import { type InfluenceEstimate, clusterVariance } from '../../clustered/influence-estimate.ts';
import { studentTQuantile } from '../../distributions/student-t-quantile.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface SignInTimeQuantileInput {
  readonly attempts: readonly TimedAttempt[];
  /** Share of all attempts, in (0, 1): 0.5 is the median. */
  readonly p: number;
  readonly conf: number;
}

/** Not estimable when the share is never reached. An upper limit is absent when it could as well never be reached. */
export function signInTimeQuantile(input: SignInTimeQuantileInput): Inference {
  const limits = signInTimeLimits(input);
  if (limits === undefined) return withheld({ code: input.attempts.length === 0 ? 'no-data' : 'not-estimable' });
  const users = limits.shareThere.influence.size;
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, limits.value);
  return estimated({
    value: limits.value,
    bounds: limits,
    conf: input.conf,
    method: 'Aalen-Johansen, Woodruff by user',
    users,
  });
}

export interface SignInTimeLimits {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** The share signed in at `value`: its influences are those of the quantile, up to a factor. */
  readonly shareThere: InfluenceEstimate;
}

/** The limits without the floor on users: what a ratio of quantiles is made of. */
export function signInTimeLimits({ attempts, p, conf }: SignInTimeQuantileInput): SignInTimeLimits | undefined {
  const steps = aalenJohansen(attempts);
  const value = firstReaching(steps, p);
  if (value === undefined) return undefined;
  const shareThere = incidenceFunctional(attempts, (time) => (time <= value ? 1 : 0));
  const half = studentTQuantile((1 + conf) / 2, Math.max(1, shareThere.df)) * Math.sqrt(clusterVariance(shareThere));
  return {
    value,
    lower: firstReaching(steps, p - half) ?? value,
    upper: firstReaching(steps, p + half) ?? Infinity,
    shareThere,
  };
}

function firstReaching(steps: readonly IncidenceStep[], p: number): number | undefined {
  return steps.find((step) => step.signedIn > 0 && step.shareSignedIn >= p - 1e-12)?.time;
}
