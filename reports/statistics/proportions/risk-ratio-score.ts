// Score statistic of H0: p1 / p2 = ratio, with its closed-form constrained maximum (Koopman 1984, Biometrics 40:513;
// Miettinen & Nurminen 1985). The base of the Koopman and Miettinen-Nurminen ratio intervals.
import type { Bounds } from '../bounds.ts';
import { type TwoCounts, checkTwoCounts } from './counts.ts';
import { findRoot } from '../distributions/find-root.ts';
import { zStatistic } from '../distributions/z-statistic.ts';

/** |ln ratio| beyond which a limit is called 0 or Infinity. */
const widestLogRatio = 40;

/** z of H0: p1 / p2 = ratio. */
export function riskRatioScore({ x1, n1, x2, n2 }: TwoCounts, ratio: number, biasCorrected: boolean): number {
  const total = n1 + n2;
  const b = n1 * ratio + x1 + n2 + x2 * ratio;
  const a = total * ratio;
  const c = x1 + x2;
  // The smaller root, written so that nothing cancels.
  const p2 = Math.min(1, 1 / ratio, (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
  const p1 = Math.min(1, ratio * p2);
  const correction = biasCorrected ? total / (total - 1) : 1;
  const variance = ((p1 * (1 - p1)) / n1 + (ratio * ratio * p2 * (1 - p2)) / n2) * correction;
  return zStatistic(x1 / n1 - (ratio * x2) / n2, variance);
}

/** Limits of p1 / p2 by inverting the score test; absent when neither arm has an event. */
export function riskRatioLimits(counts: TwoCounts, critical: number, biasCorrected: boolean): Bounds | undefined {
  checkTwoCounts(counts);
  const { x1, n1, x2, n2 } = counts;
  if (x1 === 0 && x2 === 0) return undefined;
  const excess = (logRatio: number, target: number): number =>
    riskRatioScore(counts, Math.exp(logRatio), biasCorrected) - target;
  const logEstimate = x1 === 0 ? -widestLogRatio : x2 === 0 ? widestLogRatio : Math.log((x1 * n2) / (n1 * x2));
  return {
    lower: x1 === 0 ? 0 : Math.exp(findRoot((t) => excess(t, critical), -widestLogRatio, logEstimate)),
    upper: x2 === 0 ? Infinity : Math.exp(findRoot((t) => excess(t, -critical), logEstimate, widestLogRatio)),
  };
}
