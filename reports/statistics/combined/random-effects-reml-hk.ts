// Random effects over personas: REML between-persona variance, Hartung-Knapp interval (2001, Stat Med 20:3875), and shrunken persona
// effects (BLUPs) for display. Few strata, so t with strata - 1 degrees of freedom.
import { moments } from '../../../scenarios/measures/sums/moments.ts';
import type { Bounds } from '../bounds.ts';
import { type StratumEstimate, pool } from './heterogeneity-q.ts';
import { StatisticsError } from '../statistics-error.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';

export interface RandomEffects extends Bounds {
  readonly tau2: number;
  readonly pooled: number;
  readonly se: number;
  /** Partially pooled estimates, in the order given. */
  readonly shrunken: readonly number[];
}

const mostIterations = 1000;

/** Absent with fewer than two strata, or where one has no variance. */
export function randomEffectsREML_HK({
  strata,
  conf,
}: {
  readonly strata: readonly StratumEstimate[];
  readonly conf: number;
}): RandomEffects | undefined {
  if (strata.length < 2 || strata.some(({ variance }) => !(variance > 0))) return undefined;
  const tau2 = restrictedMaximum(strata);
  const { pooled, se: plainSe } = pool(strata, tau2);
  const df = strata.length - 1;
  const scatter =
    strata.reduce((sum, { estimate, variance }) => sum + (estimate - pooled) ** 2 / (variance + tau2), 0) / df;
  const se = plainSe * Math.sqrt(scatter);
  const half = studentTQuantile((1 + conf) / 2, df) * se;
  const shrunken = strata.map(({ estimate, variance }) => pooled + (tau2 / (tau2 + variance)) * (estimate - pooled));
  return { tau2, pooled, se, lower: pooled - half, upper: pooled + half, shrunken };
}

/** Fisher scoring on the restricted likelihood (Viechtbauer 2005, J Educ Behav Stat 30:261), floored at 0. */
function restrictedMaximum(strata: readonly StratumEstimate[]): number {
  let tau2 = Math.max(0, spread(strata) - strata.reduce((sum, { variance }) => sum + variance, 0) / strata.length);
  for (let i = 0; i < mostIterations; i++) {
    const { pooled } = pool(strata, tau2);
    let w = 0;
    let w2 = 0;
    let w3 = 0;
    let fit = 0;
    for (const { estimate, variance } of strata) {
      const weight = 1 / (variance + tau2);
      w += weight;
      w2 += weight ** 2;
      w3 += weight ** 3;
      fit += weight ** 2 * (estimate - pooled) ** 2;
    }
    const traceP = w - w2 / w;
    const traceP2 = w2 - (2 * w3) / w + (w2 / w) ** 2;
    const next = Math.max(0, tau2 + (fit - traceP) / traceP2);
    if (Math.abs(next - tau2) < 1e-14 + 1e-10 * tau2) return next;
    tau2 = next;
  }
  throw new StatisticsError('no-convergence', { strata: strata.length });
}

function spread(strata: readonly StratumEstimate[]): number {
  return moments(strata.map(({ estimate }) => estimate)).variance;
}
