// Events per 1 000 sign-ins with several sign-ins a user: Garwood's exact Poisson interval on events deflated by their overdispersion
// between users (1 when there is none). Where all users are alike, e.g. without an event, their sign-ins are assumed to be so too.
import type { Bounds } from '../bounds.ts';
import { estimated, type Inference, leastUsers, withheld } from '../inference.ts';
import { clusterVariance } from './influence-estimate.ts';
import { poissonRateCI } from '../proportions/poisson-rate-ci.ts';
import type { PersonaWeights } from './strata.ts';
import { unseenBeyond } from '../proportions/unseen-beyond.ts';
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
  const { estimate } = result;
  const users = estimate.influence.size;
  if (users < leastUsers)
    return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, estimate.value * per);
  const value = estimate.value * per;
  if (estimate.parts.every(({ varies }) => !varies)) {
    const perThousand = estimate.parts.map((part) => ({ ...part, value: part.value * per }));
    const {
      below,
      above,
      method = '',
    } = unseenBeyond(perThousand, { kind: 'events', per }, conf) ?? { below: 0, above: 0 };
    return estimated({
      value,
      bounds: { lower: Math.max(0, value - below), upper: value + above },
      conf,
      method,
      users,
    });
  }
  const exposure = perUser.reduce((sum, { denominator }) => sum + denominator, 0);
  // A Poisson count x over exposure t has variance rate / t: t is the exposure that gives the variance seen, never more than there was.
  const effectiveExposure = Math.min(exposure, estimate.value / clusterVariance(estimate));
  const overdispersed = effectiveExposure < exposure;
  const bounds: Bounds = poissonRateCI({ x: estimate.value * effectiveExposure, t: effectiveExposure / per, conf });
  return estimated({
    value,
    bounds,
    conf,
    method: overdispersed ? 'Garwood on overdispersion-deflated counts by user' : 'Garwood',
    users,
  });
}
