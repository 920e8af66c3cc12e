// Restricted time to sign in: the mean of the time to sign in up to a horizon tau, a give-up counting as tau.
// Andersen 2013, Statistics in Medicine 32:5278 (restricted mean lifetime with competing risks).
import { defineEstimand } from './estimand.ts';

/** @param tauSeconds horizon. @param primary whether it is the horizon fixed beforehand for the main comparison. */
export function restrictedTime<const I extends string>(id: I, tauSeconds: number, primary: boolean) {
  return defineEstimand({
    id,
    title: `Restricted time to sign in (${tauSeconds} s)`,
    unit: 's',
    estimand: `Population: users of the scenario, personas weighted to the tenant. Mean over all attempts of the time to sign in, counted up to ${tauSeconds} s; an attempt that did not end signed in counts as ${tauSeconds} s, so success and speed are in one number. Fallback counts. ${primary ? 'Primary horizon, fixed beforehand.' : 'Sensitivity to the horizon.'} Time is measured time of target and browser plus modelled time of the person and of delivery; the harness's own time is left out.`,
    denominator: 'attempts',
    primary,
    kind: 'mean',
    from: 'attempts',
    numerator: { add: { amount: 'seconds', upTo: tauSeconds }, where: ['succeeded'], otherwise: tauSeconds },
    per: 'each',
    most: tauSeconds,
    secondsOf: 'attempts',
  });
}
