// The groups a figure is shown for: the whole tenant first, then each persona.
import type { ResultsOfSignIns } from '../../results/results.ts';

export interface PersonaGroup {
  /** Absent: all personas, weighted to the tenant. */
  readonly persona?: string;
  readonly title: string;
}

export function personaGroups(results: ResultsOfSignIns): PersonaGroup[] {
  return [{ title: 'All personas, weighted' }, ...results.personas.map(({ id, title }) => ({ persona: id, title }))];
}
