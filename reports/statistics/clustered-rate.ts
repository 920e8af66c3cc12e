// Events per 1 000 sign-ins with several sign-ins a user: Garwood's exact Poisson interval on events deflated by their overdispersion
// between users (1 when there is none).
import type { Bounds } from './bounds.ts';
import { type Inference, leastUsers, toInterval, withheld } from './inference.ts';
import { clusterVariance } from './influence-estimate.ts';
import { poissonRateCI } from './poisson-rate-ci.ts';
import type { PersonaWeights } from './strata.ts';
import { type UserSum, userRatio } from './user-ratio.ts';

export interface ClusteredRateInput {
  /** numerator: events; denominator: sign-ins. */
  readonly perUser: readonly UserSum[];
  readonly weights?: PersonaWeights;
  readonly conf: number;
}

const per = 1000;

/** Per 1 000. With persona weights and no event at all, exposure is taken as one pool. */
export function clusteredRate({ perUser, weights, conf }: ClusteredRateInput): Inference {
  const result = userRatio(perUser, weights);
  if (result.kind === 'withheld') return result;
  const { estimate } = result;
  const users = estimate.influence.size;
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, estimate.value * per);
  const events = perUser.reduce((sum, { numerator }) => sum + numerator, 0);
  const exposure = perUser.reduce((sum, { denominator }) => sum + denominator, 0);
  // A Poisson count x over exposure t has variance rate / t: t is the exposure that gives the variance seen, never more than there was.
  const seen = clusterVariance(estimate);
  const effectiveExposure = events === 0 || seen === 0 ? exposure : Math.min(exposure, estimate.value / seen);
  const overdispersed = effectiveExposure < exposure;
  const bounds: Bounds = poissonRateCI({ x: estimate.value * effectiveExposure, t: effectiveExposure / per, conf });
  return { kind: 'estimated', value: estimate.value * per, interval: toInterval(bounds, conf, overdispersed ? 'Garwood on overdispersion-deflated counts by user' : 'Garwood'), users };
}
