// Groups of the directory: those that a scenario declares, and those that its policy speaks of.
import { scenarioFields } from '../../scenarios/schema/scenario.ts';
import { describeValue } from './issue-problem.ts';
import { keysOf, listOf, mapOf } from './raw-value.ts';
import type { Report } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

type MustBeKnown = (word: unknown, names: readonly string[], path: Path) => void;

export function checkGroups(raw: Readonly<Record<string, unknown>>, report: Report, mustBeKnown: MustBeKnown): void {
  const personas = keysOf(raw['personas']);
  const groups = keysOf(raw['groups']);
  for (const id of groups) {
    if (personas.includes(id))
      report('contradiction', ['groups', id], describeValue(id), 'an id that no persona has: each persona is a group');
    for (const [index, persona] of listOf(mapOf(mapOf(raw['groups'])[id])['personas']).entries())
      mustBeKnown(persona, personas, ['groups', id, 'personas', index]);
  }
  const checkProfiles = (policy: unknown, path: Path) => {
    for (const [nth, profile] of listOf(mapOf(mapOf(policy)['passkeys'])['profiles']).entries())
      for (const [index, group] of listOf(mapOf(profile)['groups']).entries())
        mustBeKnown(
          group,
          [...new Set([...personas, ...groups])],
          [...path, 'passkeys', 'profiles', nth, 'groups', index],
        );
  };
  checkProfiles(raw['policy'], ['policy']);
  for (const { id, policy } of scenarioFields.arms.safeParse(raw['arms']).data ?? [])
    checkProfiles(policy, ['arms', id, 'policy']);
}
