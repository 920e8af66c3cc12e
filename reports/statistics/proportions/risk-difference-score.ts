// Score statistic of H0: p1 - p2 = delta, with the closed-form constrained maximum of Farrington & Manning
// 1990 (Stat Med 9:1447, appendix). The base of the Miettinen-Nurminen interval and of the non-inferiority tests.
import type { TwoCounts } from './counts.ts';
import { zStatistic } from '../distributions/z-statistic.ts';

export interface RiskDifferenceScore {
  readonly z: number;
  /** p1 - p2 - delta. */
  readonly numerator: number;
  /** Variance of the numerator under H0. */
  readonly variance: number;
}

/** `biasCorrected` multiplies the variance by N/(N-1), as Miettinen & Nurminen 1985 do and Farrington & Manning do not. */
export function riskDifferenceScore(
  counts: TwoCounts & { readonly delta: number; readonly biasCorrected: boolean },
): RiskDifferenceScore {
  const { x1, n1, x2, n2, delta, biasCorrected } = counts;
  const numerator = x1 / n1 - x2 / n2 - delta;
  const p1 = constrainedP1(counts, delta);
  const p2 = clamp(p1 - delta);
  const correction = biasCorrected ? (n1 + n2) / (n1 + n2 - 1) : 1;
  const variance = ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * correction;
  return { z: zStatistic(numerator, variance), numerator, variance };
}

/** Maximum likelihood estimate of p1 given p1 - p2 = delta: the root of a cubic, by its trigonometric form. */
function constrainedP1({ x1, n1, x2, n2 }: TwoCounts, delta: number): number {
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const theta = n2 / n1;
  const a = 1 + theta;
  const b = -(1 + theta + p1 + theta * p2 + delta * (theta + 2));
  const c = delta * delta + delta * (2 * p1 + theta + 1) + p1 + theta * p2;
  const d = -p1 * delta * (1 + delta);
  const shift = b / (3 * a);
  const v = shift ** 3 - (b * c) / (6 * a * a) + d / (2 * a);
  const u = (v >= 0 ? 1 : -1) * Math.sqrt(Math.max(0, shift * shift - c / (3 * a)));
  const angle = u === 0 ? 0 : (Math.PI + Math.acos(Math.min(1, Math.max(-1, v / u ** 3)))) / 3;
  return clamp(2 * u * Math.cos(angle) - shift, Math.max(0, delta), Math.min(1, 1 + delta));
}

function clamp(p: number, least = 0, most = 1): number {
  return Math.min(most, Math.max(least, p));
}
