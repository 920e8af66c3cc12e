// Groups of the directory: those that a scenario declares, and those that its policy speaks of.
import { describeValue } from './issue-problem.ts';
import { policiesWritten, type WrittenPolicy } from './policies-written.ts';
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
  const known = [...new Set([...personas, ...groups])];
  for (const { path, policy } of policiesWritten(raw))
    for (const named of groupsNamed(policy, path)) mustBeKnown(named.group, known, named.path);
}

/** By passkey and recovery profiles, methods, passes, roles, Conditional Access, the external provider. */
function* groupsNamed(policy: WrittenPolicy['policy'], path: Path): Generator<{ group: unknown; path: Path }> {
  const { passkeys, recovery, temporaryAccessPass, methods, roles, conditionalAccess, externalMethod } = policy;
  const profilesIn = (part: 'passkeys' | 'recovery', written: unknown) =>
    listOf(mapOf(written)['profiles']).map((profile, nth) => ({
      listed: mapOf(profile)['groups'],
      at: [...path, part, 'profiles', nth, 'groups'],
    }));
  const lists = [
    ...profilesIn('passkeys', passkeys),
    ...profilesIn('recovery', recovery),
    { listed: mapOf(recovery)['excludedGroups'], at: [...path, 'recovery', 'excludedGroups'] },
    { listed: mapOf(passkeys)['excludedGroups'], at: [...path, 'passkeys', 'excludedGroups'] },
    ...groupsOfUse(temporaryAccessPass, [...path, 'temporaryAccessPass']),
    ...groupsOfUse(externalMethod, [...path, 'externalMethod']),
    ...keysOf(methods).flatMap((method) => groupsOfUse(mapOf(methods)[method], [...path, 'methods', method])),
    ...listOf(conditionalAccess).flatMap((one, nth) =>
      (['includeGroups', 'excludeGroups'] as const).map((field) => ({
        listed: mapOf(mapOf(mapOf(one)['conditions'])['users'])[field],
        at: [...path, 'conditionalAccess', nth, 'conditions', 'users', field],
      })),
    ),
  ];
  for (const group of keysOf(roles)) yield { group, path: [...path, 'roles', group] };
  for (const { listed, at } of lists)
    for (const [index, group] of listOf(listed).entries()) yield { group, path: [...at, index] };
}

/** Whom a method is for. */
const groupsOfUse = (use: unknown, at: Path) =>
  (['groups', 'excludedGroups'] as const).map((field) => ({ listed: mapOf(use)[field], at: [...at, field] }));
