// Exact ratio of two Poisson rates, conditional on the total (Clopper-Pearson on the split; two-sided p by likelihood as R's poisson.test).
import type { Bounds } from '../../bounds.ts';
import { clopperPearsonCI } from '../../proportions/clopper-pearson-ci.ts';
import { StatisticsError } from '../../statistics-error.ts';
import { logBeta } from '../distributions/log-beta.ts';

export interface PoissonRateRatioInput {
  /** Events and exposure of either arm. */
  readonly x1: number;
  readonly t1: number;
  readonly x2: number;
  readonly t2: number;
  readonly conf: number;
}

export interface PoissonRateRatio extends Bounds {
  /** Infinity when only the second arm has no event. */
  readonly ratio: number;
  readonly p: number;
}

const tieTolerance = 1e-7;

/** Absent when neither arm has an event. */
export function poissonRateRatio({ x1, t1, x2, t2, conf }: PoissonRateRatioInput): PoissonRateRatio | undefined {
  if (!(t1 > 0 && t2 > 0 && x1 >= 0 && x2 >= 0)) throw new StatisticsError('count-out-of-range', { x1, t1, x2, t2 });
  if (x1 + x2 === 0) return undefined;
  const { lower, upper } = clopperPearsonCI({ x: x1, n: x1 + x2, conf });
  const odds = (share: number): number => (share >= 1 ? Infinity : ((share / (1 - share)) * t2) / t1);
  return {
    ratio: x1 / t1 / (x2 / t2),
    lower: odds(lower),
    upper: odds(upper),
    p: binomialP(x1, x1 + x2, t1 / (t1 + t2)),
  };
}

function binomialP(x: number, n: number, chance: number): number {
  const log = (k: number): number =>
    -Math.log(n + 1) - logBeta(n - k + 1, k + 1) + k * Math.log(chance) + (n - k) * Math.log1p(-chance);
  const observed = log(x);
  let p = 0;
  for (let k = 0; k <= n; k++) if (log(k) <= observed + Math.log1p(tieTolerance)) p += Math.exp(log(k));
  return Math.min(1, p);
}
