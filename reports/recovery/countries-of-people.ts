// Rightful people by their country: each of enough people by itself, the others together.
import type { DrillLayer } from '../results/share-figure.ts';
import type { RightfulCounts } from '../../scenarios/measures/drill-counts.ts';
import type { RightfulResult } from '../results/recovery-results.ts';
import { leastUsers } from '../statistics/inference.ts';
import { tooFew } from '../statistics/proportions/share-of-people.ts';
import { shareOfPeople, type Stratum } from './weighted-people.ts';

type Row = RightfulResult['byCountry'][number];
type Group = RightfulCounts['byCountry'][string];

/** A country of fewer people than carry an interval says nothing by itself. */
export function countriesOf(strata: readonly Stratum[], layer: DrillLayer): RightfulResult['byCountry'] {
  const peopleOf = new Map<string, number>();
  for (const { counts } of strata)
    for (const [country, { people }] of Object.entries(counts.byCountry))
      peopleOf.set(country, (peopleOf.get(country) ?? 0) + people);
  const peopleIn = (countries: readonly string[]) =>
    countries.reduce((sum, country) => sum + (peopleOf.get(country) ?? 0), 0);
  const rowsOf = (countries: readonly string[], country?: string): Row[] => {
    const recovered = shareOfPeople(strata, layer, ({ byCountry }) => {
      const groups = countries.flatMap((each) => byCountry[each] ?? []);
      return { x: sumOf(groups, 'recovered'), n: sumOf(groups, 'people') };
    });
    if (recovered === undefined) return [];
    const people = peopleIn(countries);
    return [
      {
        ...(country === undefined ? {} : { country }),
        countries: countries.length,
        people,
        recovered: people < leastUsers ? { value: recovered.value, withheld: tooFew(people) } : recovered,
      },
    ];
  };
  const all = [...peopleOf].toSorted(([one, some], [other, more]) => more - some || (one < other ? -1 : 1));
  const ofFew = all.filter(([, people]) => people < leastUsers).map(([country]) => country);
  const named = all.filter(([, people]) => people >= leastUsers);
  return [...named.flatMap(([country]) => rowsOf([country], country)), ...rowsOf(ofFew)];
}

function sumOf(groups: readonly Group[], of: keyof Group): number {
  return groups.reduce((sum, group) => sum + group[of], 0);
}
