// The chance with which a cause happens to one person, for who draws something other than each occasion, as the gap to the next.
import { withOddsTimes } from './draws.ts';
import type { ChanceId } from './parameter-table.ts';
import type { Parameters } from './parameters.ts';
import type { VirtualUser } from './virtual-user.ts';

/** As Draws.happens() has it, with trait and habit. */
export function chanceOf(
  parameters: Parameters,
  id: ChanceId,
  { persona, traits, habits }: Pick<VirtualUser, 'persona' | 'traits' | 'habits'>,
): number {
  const { distribution, overridden, trait, habit } = parameters.ask(id, persona);
  if (distribution.kind !== 'chance') throw new Error(`parameter "${id}" is no chance`);
  if (overridden) return distribution.probability;
  return withOddsTimes(distribution.probability, (habits?.[id] ?? habit) * (trait === undefined ? 1 : traits[trait]));
}
