// A share of people over personas with known weights: of a sample with its interval, of many with the error of the simulation.
import type { DrillLayer, ShareFigure } from '../../results/share-figure.ts';
import { countOf } from '../../words/quantity.ts';
import { leastUsers, toInterval } from '../inference.ts';
import type { Count } from './counts.ts';
import { postStratifiedShare } from './post-stratified-share.ts';

/** Absent: nobody. */
export function shareOfStrata(
  strata: readonly (Count & { readonly weight: number })[],
  layer: DrillLayer,
  conf: number,
): ShareFigure | undefined {
  const found = postStratifiedShare(strata, conf);
  if (found === undefined) return undefined;
  const { value, standardError, wilson } = found;
  if (layer === 'many') return { value, simulationError: standardError };
  const people = strata.reduce((sum, { n }) => sum + n, 0);
  if (people < leastUsers) return { value, withheld: tooFew(people) };
  const interval = toInterval(wilson, conf, strata.length === 1 ? 'Wilson' : 'post-stratified + Wilson');
  return interval === undefined ? { value } : { value, interval };
}

export function tooFew(people: number): string {
  return `${countOf(people, 'person', 'people')} cannot carry an interval, ${leastUsers} are needed`;
}
