// People whom enabled policies leave out, beside emergency accounts that were declared: nobody looks at an exclusion again.
import { blocks } from '../../site/rules/conditional-access.ts';
import type { ConditionalAccessPolicy } from '../../../scenarios/schema/conditional-access.ts';
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Check, Found } from './check.ts';
import { excludedFrom } from './excluded-from.ts';
import { isEnabled } from './people-concerned.ts';

export const check: Check = {
  id: 'exclusions-undeclared',
  severity: 'medium',
  needs: ['conditional-access', 'people'],
  find: (judged) =>
    (judged.tenant.conditionalAccess ?? [])
      .filter(
        (policy) =>
          policy.state === 'enabled' &&
          policy.grantControls !== undefined &&
          policy.conditions.users.includeUsers.includes('All'),
      )
      .flatMap((policy) => {
        const excluded = excludedFrom(judged, policy).filter((facts) => !facts.isEmergency && isEnabled(facts));
        if (excluded.length === 0) return notTold(judged, policy);
        const admins = excluded.filter(({ isAdmin }) => isAdmin).length;
        const names = excluded.map(({ person }) => person.userPrincipalName);
        return [
          {
            ...(admins > 0 ? { severity: 'high' as const } : {}),
            title: `“${policy.displayName}” leaves people out`,
            sentence: `${names.length} ${names.length === 1 ? 'person is' : 'people are'} excluded from a policy for everybody${blocks(policy) ? ' that blocks' : ''}, and no emergency account was declared of them${admins === 0 ? '' : `; ${admins} have an administrator’s role`}.`,
            evidence: [
              ...policy.conditions.users.excludeGroups.map((id) => `excludeGroups: ${judged.groupName(id)}`),
              ...(policy.conditions.users.excludeUsers.length > 0
                ? [`excludeUsers: ${policy.conditions.users.excludeUsers.length}`]
                : []),
              ...(policy.conditions.users.excludeRoles.length > 0
                ? [`excludeRoles: ${policy.conditions.users.excludeRoles.length}`]
                : []),
            ],
            people: { count: names.length, of: judged.people.count, userPrincipalNames: names },
            remedy: 'Take them out of the exclusion, or declare emergency accounts with --emergency.',
            breaks: 'They must then meet the policy.',
          },
        ];
      }),
};

/** A group that is excluded may hold anybody as long as its members were not exported, and so may a role. */
function notTold(
  { tenant, membersOf, groupName }: JudgedTenant,
  { displayName, conditions: { users } }: ConditionalAccessPolicy,
): Found[] {
  const open = [
    ...users.excludeGroups.filter((id) => membersOf(id) === undefined).map((id) => `excludeGroups: ${groupName(id)}`),
    ...(tenant.roles === undefined ? users.excludeRoles.map((id) => `excludeRoles: ${id}`) : []),
  ];
  return open.length === 0
    ? []
    : [
        {
          severity: 'low',
          title: `Whom “${displayName}” leaves out is not known`,
          sentence: 'It excludes groups or roles, and who is in them was not exported.',
          evidence: open,
          remedy: 'Export the members of groups and the role assignments.',
          breaks: 'Nothing.',
        },
      ];
}
