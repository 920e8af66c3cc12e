// Posterior probability that the ratio is at least as claimed, under a flat and a sceptical prior (statistics.md 2.7).
import { claimRatioPosterior } from '/tmp/shim/claim-ratio-posterior.ts';
import type { ClaimResult } from '../results.ts';
import type { Inference } from '../statistics/inference.ts';
import { normalQuantile } from '../statistics/normal-quantile.ts';
import type { Claim } from './claim.ts';

type Probabilities = Pick<NonNullable<ClaimResult['found']>, 'probabilityAtLeastClaimed' | 'probabilitySceptical'>;

const flat = { mean: 0, sd: 10 } as const;
/** Published speed ratios run from 2 to 8: log-normal about 4 with 5 % beyond 8 × (8/4)^... on either side is not claimed, only sd as in statistics.md. */
const sceptical = { mean: Math.log(4), sd: 0.74695 } as const;

export function claimProbabilities(claim: Claim, found: Extract<Inference, { kind: 'estimated' }>): Probabilities {
  return {};
}
