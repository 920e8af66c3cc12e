// Is a ratio equivalent to the claimed one, within a factor? Two one-sided tests on the log scale (Schuirmann 1987) and their 90 % interval.
import { criticalValue } from '../../distributions/critical-value.ts';
import { normalCdf } from '../../distributions/normal-cdf.ts';

export interface TostInput {
  readonly logRatio: number;
  readonly se: number;
  readonly claim: number;
  /** Above 1: the band is claim / factor to claim x factor. */
  readonly factor: number;
}

export interface Tost {
  readonly pLower: number;
  readonly pUpper: number;
  readonly ci90Lower: number;
  readonly ci90Upper: number;
}

export function tostLogRatio({ logRatio, se, claim, factor }: TostInput): Tost {
  const half = criticalValue(0.9) * se;
  return {
    pLower: normalCdf(-(logRatio - Math.log(claim / factor)) / se),
    pUpper: normalCdf((logRatio - Math.log(claim * factor)) / se),
    ci90Lower: Math.exp(logRatio - half),
    ci90Upper: Math.exp(logRatio + half),
  };
}
