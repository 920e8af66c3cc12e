// Mean time among successes; beside, never alone.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'time-of-successes-mean',
  title: 'Mean time of successful attempts',
  unit: 's',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Mean time from opening the sign-in page to being signed in. Among attempts that succeeded: slow people who gave up are not in it, so it is shown beside the restricted time, never alone. Time is measured time of target and browser plus modelled time of the person and of delivery; the harness's own time is left out.",
  denominator: 'attempts that succeeded',
  primary: false,
  kind: 'mean',
  from: 'attempts',
  numerator: { add: 'seconds', where: ['succeeded'] },
  per: { where: ['succeeded'] },
  secondsOf: 'successes',
});
