// What the inputs are at a point: central values in their own units, of parameters of people and of figures of those who check and of impostors.
import { centralValueAt } from '../../../scenarios/sampling/central-value.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';
import { movableFigures } from '../uncertainty/moved-figures.ts';

/** @param at standard units by id. */
export function valuesAt(
  loaded: Pick<LivedScenario, 'parameters' | 'verifiers' | 'faceCheck' | 'impostors'>,
  at: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    [...loaded.parameters, ...movableFigures(loaded)].flatMap((input) => {
      const z = at[input.id];
      return z === undefined ? [] : [[input.id, centralValueAt(input, z)]];
    }),
  );
}
