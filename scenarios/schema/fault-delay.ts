// A delay that a fault plants, as a distribution. Apart from the schema, because it runs in k6 too, where no schema is needed.
import type { Distribution } from './evidence.ts';
import type { Fault } from './scenario.ts';

/** A delay of a fault as a distribution in ms. */
export function delayDistribution(value: NonNullable<Fault['delay']>): Distribution {
  if (typeof value === 'number') return { kind: 'fixed', value };
  switch (value.distribution) {
    case 'uniform':
      return { kind: 'uniform', low: value.low, high: value.high };
    case 'lognormal':
      return { kind: 'lognormal', median: value.median, sigma: value.sigma };
    case 'exponential':
      return { kind: 'exponential', mean: value.mean };
  }
}
