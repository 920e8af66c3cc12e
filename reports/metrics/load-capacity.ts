// Highest rate of sign-ins that held to the objective.
import { defineLoadMetric } from './load-metric.ts';

export const metric = defineLoadMetric({
  id: 'load-capacity',
  title: 'Capacity: highest rate that holds to the objective',
  unit: 'a second',
  estimand:
    'Sign-ins due a second of one arm alone, on the machine of the run, at which the objective of the scenario held for the length of a trial; the next higher rate that was tried broke it. Geometric mean over the repeats of the search.',
  denominator: 'searches',
  primary: false,
  kind: 'load',
  byPersona: false,
  read: (load, arm) => {
    const found = load.capacity.find((each) => each.arm === arm);
    if (found === undefined) return { users: 0, of: 0, withheld: 'the scenario asks for no capacity search' };
    const { held, perSecond, interval, withheld } = found;
    const trials = load.trials.filter((trial) => trial.arm === arm && trial.repeat !== undefined);
    return {
      users: Math.max(0, ...trials.map(({ users }) => users)),
      of: held.length,
      ...(perSecond === undefined ? {} : { value: perSecond }),
      ...(interval === undefined ? {} : { interval }),
      ...(withheld === undefined ? {} : { withheld }),
    };
  },
});
