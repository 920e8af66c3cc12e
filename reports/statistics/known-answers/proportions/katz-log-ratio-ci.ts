// Log interval for p1 / p2 (Katz et al. 1978, Biometrics 34:469). For large counts only.
import type { Bounds } from '../../bounds.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { criticalValue } from '../../distributions/critical-value.ts';

/** Absent when an arm has no event. */
export function katzLogRatioCI({ x1, n1, x2, n2, conf }: TwoCounts & { readonly conf: number }): Bounds | undefined {
  if (x1 === 0 || x2 === 0) return undefined;
  const log = Math.log((x1 * n2) / (n1 * x2));
  const half = criticalValue(conf) * Math.sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2);
  return { lower: Math.exp(log - half), upper: Math.exp(log + half) };
}
