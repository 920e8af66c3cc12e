// Chance that the true ratio is at least the claimed one: normal posterior of the log ratio, under a flat or a sceptical prior
// (statistics.md 2.7).
import type { Bounds } from '../bounds.ts';
import { criticalValue } from '../distributions/critical-value.ts';
import { normalCdf } from '../distributions/normal-cdf.ts';

export interface ClaimRatioInput {
  readonly logRatio: number;
  /** Of the log ratio. */
  readonly se: number;
  readonly claim: number;
  /** Prior of the log ratio. */
  readonly priorMean: number;
  readonly priorSd: number;
}

export interface ClaimRatioPosterior {
  readonly postMean: number;
  readonly postSd: number;
  readonly probabilityAtLeastClaim: number;
  /** 95 %, of the ratio: without and with the prior. */
  readonly confidence: Bounds;
  readonly credible: Bounds;
}

/** Nearly no prior. */
export const flatPrior = { priorMean: 0, priorSd: 10 } as const;
/** Published speed-ups lie between 2 and 8 times: median 4 (statistics.md 2.7). */
export const scepticalSpeedPrior = { priorMean: Math.log(4), priorSd: 0.7 } as const;

export function claimRatioPosterior({ logRatio, se, claim, priorMean, priorSd }: ClaimRatioInput): ClaimRatioPosterior {
  const variance = 1 / (1 / se ** 2 + 1 / priorSd ** 2);
  const postMean = variance * (logRatio / se ** 2 + priorMean / priorSd ** 2);
  const postSd = Math.sqrt(variance);
  return {
    postMean,
    postSd,
    probabilityAtLeastClaim: normalCdf((postMean - Math.log(claim)) / postSd),
    confidence: limits(logRatio, se),
    credible: limits(postMean, postSd),
  };
}

function limits(mean: number, sd: number): Bounds {
  const half = criticalValue(0.95) * sd;
  return { lower: Math.exp(mean - half), upper: Math.exp(mean + half) };
}
