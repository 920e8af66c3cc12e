// Mean time of the registration steps among those who registered.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'registration-time',
  title: 'Time of passkey registration',
  unit: 's',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Mean time spent on the steps of the registration itself (the sign-in before it is not counted), among people who registered. Time is measured time of target and browser plus modelled time of the person and of delivery; the harness's own time is left out.",
  denominator: 'people who registered',
  primary: false,
  kind: 'mean',
  from: 'registrants',
  numerator: { sum: { add: 'registrationSeconds', where: ['succeeded'] } },
  per: { any: 'succeeded' },
  secondsOf: 'registrations',
});
