// Arms whose capacity did not hold a second time. The mean over repeats of a search lies at the knee, where a trial holds or breaks by chance.
import type { LoadResults } from './load-results.ts';

export function brokeOnceMore({ capacity }: Pick<LoadResults, 'capacity'>): LoadResults['capacity'] {
  return capacity.filter(({ perSecond, confirmed }) => perSecond !== undefined && confirmed?.held === false);
}
