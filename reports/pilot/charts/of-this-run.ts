// A finding of a settled run is of its own people alone, whereas the first screen tells the figures of the many: it says so.
import { count } from '../../words/quantity.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';

/** "Among the 100 people of this run: more people get in with passkeys: …"; the finding as it is where there are no many beside them. */
export function ofThisRun(results: ResultsOfSignIns, finding: string): string {
  if (results.kind !== 'pilot' || results.many?.counts !== true) return finding;
  return `Among the ${count(results.counts.users)} people of this run: ${finding.charAt(0).toLowerCase()}${finding.slice(1)}`;
}
