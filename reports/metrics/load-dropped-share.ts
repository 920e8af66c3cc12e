// Share of starts that never happened under load.
import { toInterval } from '../statistics/inference.ts';
import { wilsonCI } from '../statistics/proportions/wilson-ci.ts';
import { countedSignIns, defineLoadMetric, nothingCounted } from './load-metric.ts';

const conf = 0.95;

export const metric = defineLoadMetric({
  id: 'load-dropped-share',
  title: 'Starts dropped under load',
  unit: 'proportion',
  estimand:
    'Population: sign-ins due in the profile (without a profile: in the highest rate of the capacity search that held), without lead-in and warm-up. The share that never started, because every virtual user of k6 was busy for longer than the scenario allows. Its interval takes them as independent of each other.',
  denominator: 'sign-ins due',
  primary: false,
  kind: 'load',
  byPersona: true,
  read: (load, arm, persona) => {
    const found = countedSignIns(load, arm, persona);
    if (found === undefined || found.counted === 0) return nothingCounted;
    const { users, counted, droppedCounted } = found;
    // Its absence tells that nobody knows of whom the dropped starts were.
    if (found.failureShare === undefined)
      return { users, of: counted, withheld: 'of whom the dropped starts were is not known' };
    const interval = toInterval(wilsonCI({ x: droppedCounted, n: counted, conf }), conf, 'Wilson');
    return { users, of: counted, value: droppedCounted / counted, ...(interval === undefined ? {} : { interval }) };
  },
});
