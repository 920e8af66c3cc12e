// Difference of proportions standardised to the tenant's persona weights (Cochran 1977, ch. 5A; Miratrix et al. 2013), independent attempts.
import type { Bounds } from '../../bounds.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import { type WeightedCounts, stratumDifference } from './stratum-counts.ts';

export interface PostStratifiedDiff extends Bounds {
  readonly diff: number;
  readonly se: number;
}

export function postStratifiedDiff({
  strata,
  conf,
}: {
  readonly strata: readonly WeightedCounts[];
  readonly conf: number;
}): PostStratifiedDiff {
  let diff = 0;
  let variance = 0;
  for (const stratum of strata) {
    const part = stratumDifference(stratum);
    diff += stratum.weight * part.difference;
    variance += stratum.weight ** 2 * part.variance;
  }
  const se = Math.sqrt(variance);
  const half = criticalValue(conf) * se;
  return { diff, se, lower: diff - half, upper: diff + half };
}
