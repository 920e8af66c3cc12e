// The result of a capacity search in words, for titles, key figures and tables.
import type { LoadResults } from '../../results/load-results.ts';
import { quantity, quantityWithInterval } from '../../words/quantity.ts';
import type { ArmOfRun } from '../../results/arm-of-run.ts';
import { listed } from '../../words/listed.ts';
import { armStyles, byArm } from '../../drawing/arm-style.ts';

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
export function capacityFinding({ capacity }: LoadResults, arms: readonly ArmOfRun[]): string | undefined {
  if (capacity.length === 0) return undefined;
  const styleOf = armStyles(arms);
  const known = capacity
    .toSorted(byArm(arms))
    .flatMap(({ arm, perSecond, unbroken }) =>
      perSecond === undefined
        ? []
        : [`${quantity(perSecond, perSecondUnit)}${unbroken ? ' or more' : ''} with ${styleOf(arm).inSentence}`],
    );
  const open = capacity
    .toSorted(byArm(arms))
    .filter(({ perSecond }) => perSecond === undefined)
    .map(({ arm }) => styleOf(arm).inSentence);
  const not = open.length === 0 ? '' : `no capacity is given for ${listed(open)}`;
  if (known.length === 0)
    return `The search gave no figure in ${capacity.map(({ held }) => held.length).reduce((sum, n) => sum + n, 0)} repeats: ${not}`;
  return `The objective holds up to ${listed(known)}${not === '' ? '' : `; ${not}`}`;
}
