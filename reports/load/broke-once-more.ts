// Arms whose capacity did not hold a second time. The mean over repeats of a search lies at the knee, where a trial holds or breaks by chance.
import type { LoadResults } from '../results/load-results.ts';

type CapacityOfArm = LoadResults['capacity'][number];

export function brokeOnceMore({ capacity }: Pick<LoadResults, 'capacity'>) {
  return capacity.filter(
    (each): each is CapacityOfArm & { readonly perSecond: number } =>
      each.perSecond !== undefined && each.confirmed?.held === false,
  );
}
