// Events per 1 000 sign-ins with several sign-ins a user: Garwood's exact Poisson interval on events deflated by their overdispersion
// between users (1 when there is none), and of a tenant's personas Fay & Feuer's. Where all users of a persona are alike, e.g. without an
// event, their sign-ins are assumed to be so too.
import { estimated, type Inference, leastUsers, withheld } from '../inference.ts';
import { trialsWhenUnseen } from '../proportions/correlation-when-unseen.ts';
import { weightedPoissonRateCI, type WeightedRate } from '../proportions/weighted-poisson-rate-ci.ts';
import type { InfluencePart } from './influence-part.ts';
import type { PersonaWeights } from './strata.ts';
import { type UserSum, userRatio } from './user-ratio.ts';

export interface ClusteredRateInput {
  /** numerator: events; denominator: sign-ins. */
  readonly perUser: readonly UserSum[];
  readonly weights?: PersonaWeights;
  readonly conf: number;
}

const per = 1000;

/** Per 1 000. */
export function clusteredRate({ perUser, weights, conf }: ClusteredRateInput): Inference {
  const result = userRatio(perUser, weights);
  if (result.kind === 'withheld') return result;
  const { parts, influence, value: rate } = result.estimate;
  const value = rate * per;
  const users = influence.size;
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, value);
  const { lower, upper } = weightedPoissonRateCI(parts.map(poissonRate), conf);
  return estimated({ value, bounds: { lower: lower * per, upper: upper * per }, conf, method: methodOf(parts), users });
}

/** The counts of which a Poisson rate has the value of this part and the variance seen between its users. */
function poissonRate(part: InfluencePart): WeightedRate {
  const exposure = effectiveTrials(part);
  return { weight: part.weight, events: part.value * exposure, exposure };
}

/** A Poisson count over exposure t has variance rate / t: t is the exposure that gives the variance seen, never more than there was. */
function effectiveTrials({ value, variance, varies, trials, users }: InfluencePart): number {
  return varies ? Math.min(trials, value / variance) : trialsWhenUnseen({ trials, users });
}

function methodOf(parts: readonly InfluencePart[]): string {
  const name = parts.length === 1 ? 'Garwood' : 'Fay-Feuer gamma';
  if (parts.every(({ varies }) => !varies)) return `all users alike: ${name}, trials of a user assumed alike`;
  return parts.some((part) => part.varies && effectiveTrials(part) < part.trials)
    ? `${name} on overdispersion-deflated counts by user`
    : name;
}
