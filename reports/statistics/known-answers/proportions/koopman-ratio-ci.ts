// Koopman's score interval for p1 / p2 (1984, Biometrics 40:513): the default for a success or failure ratio.
import type { Bounds } from '../../bounds.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import { riskRatioLimits } from '../../proportions/risk-ratio-score.ts';

/** Absent when neither arm has an event. */
export function koopmanRatioCI({ conf, ...counts }: TwoCounts & { readonly conf: number }): Bounds | undefined {
  return riskRatioLimits(counts, criticalValue(conf), false);
}
