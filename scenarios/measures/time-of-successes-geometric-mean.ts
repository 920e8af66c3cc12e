// Geometric mean time among successes; beside, never alone.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'time-of-successes-geometric-mean',
  title: 'Geometric mean time of successful attempts',
  unit: 's',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Geometric mean of the time from opening the sign-in page to being signed in; over personas the logarithms are averaged by weight. Among attempts that succeeded: slow people who gave up are not in it, so it is shown beside the restricted time, never alone. Time is measured time of target and browser plus modelled time of the person and of delivery; the harness's own time is left out.",
  denominator: 'attempts that succeeded',
  primary: false,
  kind: 'log-mean',
  from: 'attempts',
  numerator: { add: { logarithmOf: 'seconds' }, where: ['succeeded', { amount: 'seconds', above: 0 }] },
  per: { where: ['succeeded', { amount: 'seconds', above: 0 }] },
  secondsOf: 'successes',
});
