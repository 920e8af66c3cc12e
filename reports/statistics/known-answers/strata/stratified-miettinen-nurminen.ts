// Stratified score interval for a common difference with Mantel-Haenszel weights (Miettinen & Nurminen 1985; as ratesci::scoreci).
import type { Bounds } from '../../bounds.ts';
import { type TwoCounts, checkTwoCounts } from '../../proportions/counts.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import { findRoot } from '../../distributions/find-root.ts';
import { riskDifferenceScore } from '../../proportions/risk-difference-score.ts';
import { zStatistic } from '../../distributions/z-statistic.ts';

export interface StratifiedMiettinenNurminen extends Bounds {
  readonly est: number;
}

export function stratifiedMiettinenNurminen({
  strata,
  conf,
}: {
  readonly strata: readonly TwoCounts[];
  readonly conf: number;
}): StratifiedMiettinenNurminen {
  strata.forEach(checkTwoCounts);
  const critical = criticalValue(conf);
  const score = (delta: number): number => {
    let numerator = 0;
    let variance = 0;
    for (const stratum of strata) {
      const weight = (stratum.n1 * stratum.n2) / (stratum.n1 + stratum.n2);
      const part = riskDifferenceScore({ ...stratum, delta, biasCorrected: true });
      numerator += weight * part.numerator;
      variance += weight ** 2 * part.variance;
    }
    return zStatistic(numerator, variance);
  };
  const weights = strata.map(({ n1, n2 }) => (n1 * n2) / (n1 + n2));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const est = strata.reduce((sum, { x1, n1, x2, n2 }, i) => sum + (weights[i] ?? 0) * (x1 / n1 - x2 / n2), 0) / total;
  return {
    lower: est <= -1 ? -1 : findRoot((delta) => score(delta) - critical, -1, est),
    est,
    upper: est >= 1 ? 1 : findRoot((delta) => score(delta) + critical, est, 1),
  };
}
