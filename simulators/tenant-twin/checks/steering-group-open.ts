// Groups that decide about administrators' sign-in and are not role-assignable: whoever may change their members may change the policy.
// Source: Microsoft Learn, groups-concept: only Global and Privileged Role Administrators change a role-assignable group.
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Check } from './check.ts';

export const check: Check = {
  id: 'steering-group-open',
  severity: 'medium',
  needs: ['memberships', 'administrators'],
  find: (judged) =>
    steeringGroups(judged).flatMap(({ id, why }) => {
      const group = judged.groupOf(id);
      if (group?.isAssignableToRole !== false) return [];
      const admins = (judged.membersOf(id) ?? []).filter((person) => judged.people.facts(person).isAdmin);
      if (admins.length === 0) return [];
      return [
        {
          title: `Members of ${judged.groupName(id)} steer a policy`,
          sentence: `It is not role-assignable, so any Groups Administrator${(group.ownerIds ?? []).length > 0 ? ' and its owners' : ''} can move an administrator in or out, and with that ${why}.`,
          evidence: [
            `group ${judged.groupName(id)}: isAssignableToRole is false`,
            `${admins.length} of its members have an administrator’s role`,
            ...((group.ownerIds ?? []).length > 0 ? [`owners: ${(group.ownerIds ?? []).length}`] : []),
          ],
          remedy: 'Use a role-assignable group there; one must be made anew, as the property cannot be changed.',
          breaks: 'Whoever manages the members today no longer can.',
        },
      ];
    }),
};

function steeringGroups({ tenant }: JudgedTenant): { id: string; why: string }[] {
  const steering = new Map<string, string>();
  const passkeys = tenant.methodsPolicy?.passkeys;
  for (const { id } of passkeys?.excludeTargets ?? []) steering.set(id, 'take passkeys from them');
  for (const { id } of passkeys?.includeTargets ?? []) steering.set(id, 'change which passkeys they may use');
  for (const { displayName, state, conditions } of tenant.conditionalAccess ?? [])
    if (state === 'enabled')
      for (const id of conditions.users.excludeGroups) steering.set(id, `free them from “${displayName}”`);
  return [...steering].map(([id, why]) => ({ id, why }));
}
