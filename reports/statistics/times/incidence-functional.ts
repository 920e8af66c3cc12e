// Any sum over sign-ins of gain(time) x Aalen-Johansen mass: gain 1 up to t is the share signed in by t, gain (tau - time)+ the time spent
// signed in. With its influence by user (infinitesimal jackknife, as R's survfit has it), so that lost observations and repeat attempts are
// both accounted for.
import { type IncidenceStep, aalenJohansen } from './aalen-johansen.ts';
import { type InfluenceEstimate, fromInfluence } from '../clustered/influence-estimate.ts';
import type { TimedAttempt } from './timed-attempt.ts';

export type Gain = (time: number) => number;

/** Influence of every attempt, in the order given. */
export function incidenceInfluences(
  attempts: readonly TimedAttempt[],
  gain: Gain,
): { readonly value: number; readonly influences: readonly number[] } {
  const steps = aalenJohansen(attempts);
  const value = steps.reduce((sum, step) => sum + gain(step.time) * mass(step), 0);
  const ending = new Map<number, Ending>();
  let remaining = value;
  let waited = 0;
  for (const step of steps) {
    const { time, atRisk, signedIn, gaveUp, pendingBefore } = step;
    remaining -= gain(time) * mass(step);
    const left = atRisk - signedIn - gaveUp;
    // Ending raises the hazard at this time: less is left to sign in later. Having been at risk lowers it, at every time up to the end.
    const lossByEnding = left > 1e-12 * atRisk ? remaining / left : 0;
    waited += (lossByEnding * (signedIn + gaveUp)) / atRisk - (gain(time) * pendingBefore * signedIn) / atRisk ** 2;
    ending.set(time, { waited, lossByEnding, gainBySignIn: (gain(time) * pendingBefore) / atRisk });
  }
  const influences = attempts.map(({ time, end, weight = 1 }) => {
    const at = ending.get(time);
    if (at === undefined) return 0;
    const direct = end === 'lost' ? 0 : (end === 'signed-in' ? at.gainBySignIn : 0) - at.lossByEnding;
    return weight * (direct + at.waited);
  });
  return { value, influences };
}

export function incidenceFunctional(attempts: readonly TimedAttempt[], gain: Gain): InfluenceEstimate {
  const { value, influences } = incidenceInfluences(attempts, gain);
  const byUser = new Map<string, number>();
  attempts.forEach(({ user }, i) => byUser.set(user, (byUser.get(user) ?? 0) + (influences[i] ?? 0)));
  return fromInfluence(value, byUser);
}

interface Ending {
  readonly waited: number;
  readonly lossByEnding: number;
  readonly gainBySignIn: number;
}

function mass({ pendingBefore, signedIn, atRisk }: IncidenceStep): number {
  return (pendingBefore * signedIn) / atRisk;
}
