// Chance that the ratio of geometric means is at least the claimed one: Behrens-Fisher posterior, Jeffreys priors on both arms
// (Box & Tiao 1973, 2.5). Independent times.
import { integrate } from '../distributions/integrate.ts';
import { logMoments } from '../../times/log-moments.ts';
import { studentTCdf } from '../../distributions/student-t-cdf.ts';
import { studentTQuantile } from '../../distributions/student-t-quantile.ts';

export interface ClaimGeomRatioInput {
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** Claimed geometric mean of first over that of second. */
  readonly claim: number;
}

export function claimGeomRatioPosteriorT({ first, second, claim }: ClaimGeomRatioInput): {
  readonly probabilityAtLeastClaim: number;
  readonly ratio: number;
} {
  const a = logMoments(first);
  const b = logMoments(second);
  const difference = a.mean - b.mean;
  // Over the quantile function of the second t, so that the range is finite.
  const given = (u: number): number =>
    studentTCdf((difference - Math.log(claim) - studentTQuantile(u, b.n - 1) * b.se) / a.se, a.n - 1);
  return { probabilityAtLeastClaim: integrate(given, 0, 1, 1e-10), ratio: Math.exp(difference) };
}
