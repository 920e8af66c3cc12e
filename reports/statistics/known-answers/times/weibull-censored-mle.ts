// Weibull times to sign-in, giving up censored (as survival::survreg(dist = "weibull")): ln(time) is a smallest-extreme-value variable.
import { censoredLocationScale } from './censored-location-scale.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface WeibullFit {
  /** In the unit of the times. */
  readonly scale: number;
  readonly shape: number;
  readonly logLikelihood: number;
}

export function weibullCensoredMLE(attempts: readonly Pick<TimedAttempt, 'time' | 'end'>[]): WeibullFit {
  const { mu, sigma, logLikelihood } = censoredLocationScale(attempts, {
    logDensity: (z) => [z - Math.exp(z), 1 - Math.exp(z), -Math.exp(z)],
    logSurvival: (z) => [-Math.exp(z), -Math.exp(z), -Math.exp(z)],
  });
  return { scale: Math.exp(mu), shape: 1 / sigma, logLikelihood };
}
