// Mantel-Haenszel common risk difference with the variance of Sato, Greenland & Robins (1989), as metafor's rma.mh.
import type { Bounds } from '../../bounds.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { criticalValue } from '../../distributions/critical-value.ts';

export interface MantelHaenszelRD extends Bounds {
  readonly rd: number;
  readonly se: number;
}

export function mantelHaenszelRD({
  strata,
  conf,
}: {
  readonly strata: readonly TwoCounts[];
  readonly conf: number;
}): MantelHaenszelRD {
  let numerator = 0;
  let weights = 0;
  let p = 0;
  let q = 0;
  for (const { x1, n1, x2, n2 } of strata) {
    const total = n1 + n2;
    numerator += (x1 * n2 - x2 * n1) / total;
    weights += (n1 * n2) / total;
    p += (n1 ** 2 * x2 - n2 ** 2 * x1 + (n1 * n2 * (n2 - n1)) / 2) / total ** 2;
    q += (x1 * (n2 - x2) + x2 * (n1 - x1)) / (2 * total);
  }
  const rd = numerator / weights;
  const se = Math.sqrt((rd * p + q) / weights ** 2);
  const half = criticalValue(conf) * se;
  return { rd, se, lower: rd - half, upper: rd + half };
}
