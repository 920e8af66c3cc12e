// Restricted mean time under Kaplan-Meier ("if nobody could give up") with Greenwood-type standard error (Royston & Parmar 2013;
// Uno et al. 2014).
import { kaplanMeier } from './kaplan-meier.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface RestrictedMeanTimeInput {
  readonly attempts: readonly Pick<TimedAttempt, 'time' | 'end'>[];
  readonly tau: number;
}

export function restrictedMeanTime({ attempts, tau }: RestrictedMeanTimeInput): {
  readonly rmst: number;
  readonly se: number;
} {
  const steps = kaplanMeier({ attempts, conf: 0.95 }).steps.filter(({ time }) => time < tau);
  // Area to the right of each step, from tau downwards.
  let area = 0;
  let variance = 0;
  let right = tau;
  for (const { time, survival, atRisk, events } of steps.toReversed()) {
    area += survival * (right - time);
    right = time;
    if (events > 0 && events < atRisk) variance += (area ** 2 * events) / (atRisk * (atRisk - events));
  }
  return { rmst: area + right, se: Math.sqrt(variance) };
}
