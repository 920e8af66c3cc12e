// Miettinen-Nurminen score interval for p1 / p2 (1985, Stat Med 4:213): Koopman's with N/(N-1) in the variance.
import type { Bounds } from '../../bounds.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import { riskRatioLimits } from '../../proportions/risk-ratio-score.ts';

/** Absent when neither arm has an event. */
export function miettinenNurminenRatioCI({
  conf,
  ...counts
}: TwoCounts & { readonly conf: number }): Bounds | undefined {
  return riskRatioLimits(counts, criticalValue(conf), true);
}
