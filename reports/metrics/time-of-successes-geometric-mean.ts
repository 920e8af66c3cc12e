// Geometric mean time among successes; beside, never alone.
import { defineMetric } from './metric.ts';

export const metric = defineMetric({
  id: 'time-of-successes-geometric-mean',
  title: 'Geometric mean time of successful attempts',
  unit: 's',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Geometric mean of the time from opening the sign-in page to being signed in; over personas the logarithms are averaged by weight. Among attempts that succeeded: slow people who gave up are not in it, so it is shown beside the restricted time, never alone. Time is measured time of target and browser plus modelled time of the person and of delivery; the harness's own time is left out.",
  denominator: 'attempts that succeeded',
  primary: false,
  kind: 'log-mean',
  from: 'attempts',
  numerator: 'CASE WHEN succeeded AND seconds > 0 THEN ln(seconds) ELSE 0 END',
  per: '(succeeded AND seconds > 0)::INTEGER',
  secondsOf: 'successes',
});
