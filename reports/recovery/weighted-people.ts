// Figures of rightful people over personas: each is weighted to the tenant, whatever its share of those who were lived.
import type { DrillLayer, ShareFigure } from '../results/share-figure.ts';
import type { DrillCell, RightfulCounts } from '../../scenarios/measures/drill-counts.ts';

import { shareOfStrata } from '../statistics/proportions/share-of-people.ts';
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
  layer: DrillLayer,
  of: (counts: RightfulCounts) => { readonly x: number; readonly n: number },
): ShareFigure | undefined {
  const counted = strata.map(({ weight, counts }) => {
    const { x, n } = of(counts);
    return { x, n, weight: (weight * n) / counts.people };
  });
  return shareOfStrata(counted, layer, conf);
}

/** Mean of all people, weighted. */
export function meanOfPeople(strata: readonly Stratum[], total: (counts: RightfulCounts) => number): number {
  const weights = strata.reduce((sum, { weight }) => sum + weight, 0);
  return strata.reduce((sum, { weight, counts }) => sum + (weight * total(counts)) / counts.people, 0) / weights;
}

export function sumOfPeople(strata: readonly Stratum[], total: (counts: RightfulCounts) => number): number {
  return strata.reduce((sum, { counts }) => sum + total(counts), 0);
}
