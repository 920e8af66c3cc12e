// What a load run's results say of its being other than plain.
import type { LoadResults } from '../load/load-results.ts';
import type { RunFacts } from './departures-of.ts';

export function loadFacts({ trials, cores, openLedgers, generatorWarning }: LoadResults): Pick<RunFacts, 'openLedgers' | 'generatorWarning' | 'stolenShare' | 'othersShare'> {
  const others = trials.flatMap(({ busyCores }) => {
    if (busyCores?.machine === undefined || busyCores.target === undefined) return [];
    return [(busyCores.machine - busyCores.k6 - busyCores.target - busyCores.own) / cores];
  });
  return {
    openLedgers,
    generatorWarning,
    stolenShare: Math.max(0, ...trials.map(({ stolenShare = 0 }) => stolenShare)),
    othersShare: Math.max(0, ...others),
  };
}
