// Posterior probability that a ratio is at least as claimed, as they round it, under a flat and a sceptical prior (statistics.md 2.7).
import type { ClaimHere } from '../results/claim-result.ts';
import { claimRatioPosterior, flatPrior, scepticalSpeedPrior } from '../statistics/claims/claim-ratio-posterior.ts';
import type { Inference } from '../statistics/inference.ts';
import { normalQuantile } from '../statistics/distributions/normal-quantile.ts';
import type { Claim } from './claim.ts';
import { claimedRange } from './claimed.ts';

type Probabilities = Pick<NonNullable<ClaimHere['found']>, 'probabilityAtLeastClaimed' | 'probabilitySceptical'>;

/** Empty for proportions and for intervals without an upper limit. The sceptical prior is about speed, so only speed claims get it. */
export function claimProbabilities(
  { claimed, metric }: Claim,
  found: Extract<Inference, { kind: 'estimated' }>,
): Probabilities {
  const { lower, upper, level } = found.interval;
  if (claimed.kind !== 'ratio' || upper === undefined || !(lower > 0 && upper > lower)) return {};
  const data = {
    logRatio: Math.log(found.value),
    se: Math.log(upper / lower) / (2 * normalQuantile((1 + level) / 2)),
    claim: claimedRange(claimed).least,
  };
  const probabilityAtLeastClaimed = claimRatioPosterior({ ...data, ...flatPrior }).probabilityAtLeastClaim;
  if (!metric.startsWith('time-')) return { probabilityAtLeastClaimed };
  return {
    probabilityAtLeastClaimed,
    probabilitySceptical: claimRatioPosterior({ ...data, ...scepticalSpeedPrior }).probabilityAtLeastClaim,
  };
}
