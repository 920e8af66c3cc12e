// A group that does not exist yet, of everybody but some: what an administrator would have to make where a policy can only name groups.
import type { Tenant } from '../../../scenarios/schema/tenant.ts';

/** Stands in a request for the id that the group will have. */
export const idOfNewGroup = 'ID-OF-A-NEW-GROUP';

/** @param without places of people who are not in it. */
export function withGroupOfOthers(tenant: Tenant, displayName: string, without: ReadonlySet<number>): Tenant {
  const { memberships, groups } = tenant;
  const place = groups.length;
  return {
    ...tenant,
    groups: [...groups, { id: idOfNewGroup, displayName }],
    memberships: {
      directGroups: (person) => {
        const before = [...(memberships?.directGroups(person) ?? [])];
        return without.has(person) ? before : [...before, place];
      },
      parentGroups: (group) => (group === place ? [] : (memberships?.parentGroups(group) ?? [])),
    },
  };
}
