// What a load run's results say of its being other than plain.
import type { LoadResults } from '../results/load-results.ts';
import type { RunFacts } from './departures-of.ts';

export function loadFacts({
  trials,
  openLedgers,
  generatorWarning,
}: LoadResults): Pick<RunFacts, 'openLedgers' | 'generatorWarning' | 'stolenShare'> {
  return {
    openLedgers,
    generatorWarning,
    stolenShare: Math.max(0, ...trials.map(({ stolenShare = 0 }) => stolenShare)),
  };
}
