// A point of the time-to-sign-in curve as an estimand: the share of all attempts signed in within so many seconds.
import { defineEstimand } from './estimand.ts';

/** @param seconds from opening the sign-in page. */
export function signedInBy<const S extends number>(seconds: S) {
  return defineEstimand({
    id: `signed-in-by-${seconds}-s`,
    title: `Signed in within ${seconds} s`,
    unit: 'proportion',
    estimand: `Population: users of the scenario, personas weighted to the tenant. Share of all attempts signed in within ${seconds} s of opening the sign-in page: Aalen-Johansen cumulative incidence with give-up as the competing event (no attempt is censored and void ones are left out, so it equals the proportion). Fallback counts. Time is measured time of target and browser plus modelled time of the person and of delivery; the harness's own time is left out.`,
    denominator: 'attempts',
    primary: false,
    kind: 'share',
    from: 'attempts',
    numerator: { where: ['succeeded', { amount: 'seconds', atMost: seconds }] },
    per: 'each',
  });
}
