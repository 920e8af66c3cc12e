// People whom enabled policies leave out, beside emergency accounts that were declared: nobody looks at an exclusion again.
import { blocks } from '../../site/rules/conditional-access.ts';
import type { Check } from './check.ts';
import { excludedFrom } from './excluded-from.ts';

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
        const excluded = excludedFrom(judged, policy).filter(({ isEmergency }) => !isEmergency);
        if (excluded.length === 0) return [];
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
