// The result of a capacity search in words, for titles, key figures and tables.
import type { LoadResults } from '../../results/load-results.ts';
import { quantity, quantityWithInterval } from '../../words/quantity.ts';
import { armInSentence, byArm } from '../../drawing/arm-style.ts';

type CapacityOfArm = LoadResults['capacity'][number];

/** Unit of rates in sentences; its words stay on one line. */
export const perSecondUnit = 'a\u00a0second';

/** "holds 43.7 a second (95 % CI 40.7 to 46.8)"; undefined: the search gave no figure. */
export function capacityWithInterval({ perSecond, interval, unbroken }: CapacityOfArm): string | undefined {
  return perSecond === undefined
    ? undefined
    : `holds ${unbroken ? 'at least ' : ''}${quantityWithInterval(perSecond, interval, perSecondUnit)}`;
}

/** What the search found, as a title; undefined: no capacity was searched for. */
export function capacityFinding({ capacity }: LoadResults): string | undefined {
  if (capacity.length === 0) return undefined;
  const known = capacity
    .toSorted(byArm)
    .flatMap(({ arm, perSecond, unbroken }) =>
      perSecond === undefined
        ? []
        : [`${quantity(perSecond, perSecondUnit)}${unbroken ? ' or more' : ''} with ${armInSentence(arm)}`],
    );
  const open = capacity
    .toSorted(byArm)
    .filter(({ perSecond }) => perSecond === undefined)
    .map(({ arm }) => armInSentence(arm));
  const not = open.length === 0 ? '' : `no capacity is given for ${open.join(' and ')}`;
  if (known.length === 0)
    return `The search gave no figure in ${capacity.map(({ held }) => held.length).reduce((sum, n) => sum + n, 0)} repeats: ${not}`;
  return `The objective holds up to ${known.join(' and ')}${not === '' ? '' : `; ${not}`}`;
}
