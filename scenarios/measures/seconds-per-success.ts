// Time of all attempts over the number of successes.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'seconds-per-success',
  title: 'Seconds spent per sign-in',
  unit: 's',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Seconds spent in all attempts, failed ones too, divided by the number that ended signed in: what a sign-in costs. Time is measured time of target and browser plus modelled time of the person and of delivery; the harness's own time is left out.",
  denominator: 'attempts that succeeded',
  primary: false,
  kind: 'mean',
  from: 'attempts',
  numerator: { add: 'seconds' },
  per: { where: ['succeeded'] },
  secondsOf: 'attempts',
});
