// Aalen's variance of a cumulative incidence with ties (Aalen 1978, Ann Stat 6:534; as cmprsk::cuminc computes it).
import type { IncidenceStep } from './aalen-johansen.ts';

/** Of the share signed in by `time`. */
export function aalenVariance(steps: readonly IncidenceStep[], time: number): number {
  let incidence = 0;
  let variance = 0;
  let v1 = 0;
  let v2 = 0;
  let v3 = 0;
  for (const { time: at, atRisk, signedIn, gaveUp, pendingBefore, sharePending } of steps) {
    if (at > time) break;
    incidence += (pendingBefore * signedIn) / atRisk;
    const inverse = sharePending > 0 ? 1 / sharePending : 0;
    if (gaveUp > 0 && sharePending > 0) {
      const t6 = hypergeometric(gaveUp, atRisk) * pendingBefore ** 2;
      const t4 = incidence * inverse;
      v1 += t4 * t4 * t6;
      v2 += inverse * t4 * t6;
      v3 += inverse * inverse * t6;
    }
    if (signedIn > 0) {
      const t6 = hypergeometric(signedIn, atRisk) * pendingBefore ** 2;
      const t4 = 1 + inverse * incidence;
      v1 += t4 * t4 * t6;
      v2 += inverse * t4 * t6;
      v3 += inverse * inverse * t6;
      variance = v1 + incidence * incidence * v3 - 2 * incidence * v2;
    }
  }
  return variance;
}

/** d / n^2 with the correction for ties. */
function hypergeometric(d: number, n: number): number {
  return ((d > 1 ? 1 - (d - 1) / (n - 1) : 1) * d) / n ** 2;
}
