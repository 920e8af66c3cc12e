// Share of sign-ins that the target failed under load.
import { countedSignIns, defineLoadMetric, nothingCounted } from './load-metric.ts';

export const metric = defineLoadMetric({
  id: 'load-failure-share',
  title: 'Sign-ins failed by the target under load',
  unit: 'proportion',
  estimand:
    "Population: sign-ins due in the profile (without a profile: in the highest rate of the capacity search that held), without lead-in and warm-up. The share in which a step met an error or no answer of the target, restarts included, or which never started because every virtual user of k6 was busy. People's own slips and the target's refusals are no failures.",
  denominator: 'sign-ins due',
  primary: false,
  kind: 'load',
  byPersona: true,
  read: (load, arm, persona) => {
    const found = countedSignIns(load, arm, persona);
    if (found === undefined) return nothingCounted;
    const { users, counted, failureShare, failureInterval } = found;
    if (failureShare === undefined)
      return {
        users,
        of: counted,
        withheld: counted === 0 ? 'no sign-in was counted' : 'of whom the dropped starts were is not known',
      };
    return {
      users,
      of: counted,
      value: failureShare,
      ...(failureInterval === undefined ? {} : { interval: failureInterval }),
    };
  },
});
