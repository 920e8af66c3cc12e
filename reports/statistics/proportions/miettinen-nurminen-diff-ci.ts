// Miettinen-Nurminen score interval for p1 - p2 (1985, Stat Med 4:213): the default for a success difference.
import type { Bounds } from '../bounds.ts';
import { type TwoCounts, checkTwoCounts } from './counts.ts';
import { criticalValue } from '../distributions/critical-value.ts';
import { findRoot } from '../distributions/find-root.ts';
import { riskDifferenceScore } from './risk-difference-score.ts';

export function miettinenNurminenDiffCI({ conf, ...counts }: TwoCounts & { readonly conf: number }): Bounds {
  return miettinenNurminenDiffLimits(counts, criticalValue(conf));
}

/** The same at a critical value of one's own (a t quantile for clustered counts). Fractional counts are allowed. */
export function miettinenNurminenDiffLimits(counts: TwoCounts, critical: number): Bounds {
  checkTwoCounts(counts);
  const difference = counts.x1 / counts.n1 - counts.x2 / counts.n2;
  const excess = (delta: number, target: number): number =>
    riskDifferenceScore({ ...counts, delta, biasCorrected: true }).z - target;
  return {
    lower: difference <= -1 ? -1 : findRoot((delta) => excess(delta, critical), -1, difference),
    upper: difference >= 1 ? 1 : findRoot((delta) => excess(delta, -critical), difference, 1),
  };
}
