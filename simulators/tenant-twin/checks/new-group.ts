// A group that does not exist yet: what an administrator would have to make where a policy can only name groups, and none holds the right people.
import type { Tenant } from '../../../scenarios/schema/tenant.ts';

/** Stands in a request for the id that the group will have. */
export const idOfNewGroup = (displayName: string): string => `id-of-the-new-group: ${displayName}`;

/** @param members places of people. */
export function withNewGroup(tenant: Tenant, displayName: string, members: ReadonlySet<number>): Tenant {
  const { memberships, groups } = tenant;
  const place = groups.length;
  return {
    ...tenant,
    groups: [...groups, { id: idOfNewGroup(displayName), displayName }],
    memberships: {
      directGroups: (person) => {
        const before = memberships?.directGroups(person) ?? [];
        return members.has(person) ? [...before, place] : before;
      },
      parentGroups: (group) => (group === place ? [] : (memberships?.parentGroups(group) ?? [])),
    },
  };
}
