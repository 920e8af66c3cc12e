// Figures of rightful people over personas: each is weighted to the tenant, whatever its share of those who were lived.
import type { DrillCell, RightfulCounts } from '../../scenarios/measures/drill-counts.ts';
import type { ShareFigure, recoveryLayers } from '../results/recovery-results.ts';
import { leastUsers, toInterval } from '../statistics/inference.ts';
import { postStratifiedShare } from '../statistics/proportions/post-stratified-share.ts';
import { countOf } from '../words/quantity.ts';
import type { PersonaOfDrill } from './lived-drill.ts';

/** One persona's people, and what they weigh. */
export interface Stratum {
  readonly weight: number;
  readonly counts: RightfulCounts;
}

export const conf = 0.95;

/** Personas of whom nobody was lived are left out. */
export function strataOf(cells: readonly DrillCell[], personas: readonly PersonaOfDrill[]): Stratum[] {
  return cells.flatMap(({ persona, rightful }) => {
    const weight = personas.find(({ id }) => id === persona)?.weight ?? 0;
    return rightful.people === 0 || weight === 0 ? [] : [{ weight, counts: rightful }];
  });
}

/**
 * Of people, or of some of them (by reason, by country): a persona then weighs as much as its people are among those. Of the run with an interval over them as a sample, of the many with the error of the
 * simulation. Absent: nobody.
 */
export function shareOfPeople(
  strata: readonly Stratum[],
  layer: (typeof recoveryLayers)[number],
  of: (counts: RightfulCounts) => { readonly x: number; readonly n: number },
): ShareFigure | undefined {
  const counted = strata.map(({ weight, counts }) => {
    const { x, n } = of(counts);
    return { x, n, weight: (weight * n) / counts.people };
  });
  const found = postStratifiedShare(counted, conf);
  if (found === undefined) return undefined;
  const { value, standardError, wilson } = found;
  if (layer === 'many') return { value, simulationError: standardError };
  const people = counted.reduce((sum, { n }) => sum + n, 0);
  if (people < leastUsers)
    return {
      value,
      withheld: tooFew(people),
    };
  const interval = toInterval(wilson, conf, counted.length === 1 ? 'Wilson' : 'post-stratified + Wilson');
  return interval === undefined ? { value } : { value, interval };
}

export function tooFew(people: number): string {
  return `${countOf(people, 'person', 'people')} cannot carry an interval, ${leastUsers} are needed`;
}

/** Mean of all people, weighted. */
export function meanOfPeople(strata: readonly Stratum[], total: (counts: RightfulCounts) => number): number {
  const weights = strata.reduce((sum, { weight }) => sum + weight, 0);
  return strata.reduce((sum, { weight, counts }) => sum + (weight * total(counts)) / counts.people, 0) / weights;
}

export function sumOfPeople(strata: readonly Stratum[], total: (counts: RightfulCounts) => number): number {
  return strata.reduce((sum, { counts }) => sum + total(counts), 0);
}
