// Lognormal times to sign-in, giving up censored (as survival::survreg(dist = "lognormal")).
import { type LocationScaleFit, censoredLocationScale } from './censored-location-scale.ts';
import { normalCdf } from '../../distributions/normal-cdf.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

const logRootTwoPi = Math.log(2 * Math.PI) / 2;

export function lognormalCensoredMLE(attempts: readonly Pick<TimedAttempt, 'time' | 'end'>[]): LocationScaleFit {
  return censoredLocationScale(attempts, {
    logDensity: (z) => [(-z * z) / 2 - logRootTwoPi, -z, -1],
    logSurvival: (z) => {
      const survival = normalCdf(-z);
      const hazard = Math.exp((-z * z) / 2 - logRootTwoPi) / survival;
      return [Math.log(survival), -hazard, -hazard * (hazard - z)];
    },
  });
}
