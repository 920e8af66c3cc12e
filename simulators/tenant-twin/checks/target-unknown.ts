// A method or a Conditional Access policy that names a group which was not exported: deleted, or of another tenant.
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Check, Found } from './check.ts';

export const check: Check = {
  id: 'target-unknown',
  severity: 'medium',
  needs: ['policies', 'memberships'],
  find: (judged) => [...ofMethods(judged), ...ofConditionalAccess(judged)],
};

function ofMethods({ tenant, groupOf, people }: JudgedTenant): Found[] {
  return (tenant.methodsPolicy?.methods ?? []).flatMap(({ id: method, state, includeTargets, excludeTargets }) =>
    state === 'disabled'
      ? []
      : [
          ...includeTargets.map((target) => ({ target, side: 'include' })),
          ...excludeTargets.map((target) => ({ target, side: 'exclude' })),
        ]
          .filter(
            ({ target: { id, targetType } }) =>
              id !== 'all_users' &&
              (targetType === 'group' || people.count > 0) &&
              groupOf(id) === undefined &&
              people.find(id) === undefined,
          )
          .map(({ target: { id }, side }) => ({
            title: `${method} names a group that is not there`,
            sentence: `Its ${side} target ${id} is no group or person of the export: it ${side === 'include' ? 'lets nobody in' : 'keeps nobody out'}.`,
            evidence: [`${method}: ${side}Targets has ${id}`, `no exported group or person has the id ${id}`],
            remedy: 'Name the group that was meant, or remove the target; or export the group.',
            breaks: 'Nothing, if the group is gone.',
          })),
  );
}

/** A finding for each group: when one is deleted, every policy that named it goes on naming it. */
function ofConditionalAccess({ tenant, groupOf }: JudgedTenant): Found[] {
  const named = new Map<string, { readonly included: string[]; readonly excluded: string[] }>();
  for (const { displayName, state, conditions } of tenant.conditionalAccess ?? []) {
    if (state === 'disabled') continue;
    const { includeGroups, excludeGroups } = conditions.users;
    for (const id of new Set([...includeGroups, ...excludeGroups])) {
      if (groupOf(id) !== undefined) continue;
      const by = named.get(id) ?? { included: [], excluded: [] };
      named.set(id, by);
      if (includeGroups.includes(id)) by.included.push(displayName);
      if (excludeGroups.includes(id)) by.excluded.push(displayName);
    }
  }
  return [...named].map(([id, { included, excluded }]) => ({
    title: 'Conditional Access names a group that is not there',
    sentence: `By the group ${id}, which is not in the export, ${[
      ...(included.length > 0
        ? [`${included.length === 1 ? 'one policy is' : `${included.length} policies are`} for nobody`]
        : []),
      ...(excluded.length > 0
        ? [`${excluded.length === 1 ? 'one policy leaves' : `${excluded.length} policies leave`} nobody out`]
        : []),
    ].join(', and ')}.`,
    evidence: [
      ...included.map((policy) => `“${policy}”: includeGroups has ${id}`),
      ...excluded.map((policy) => `“${policy}”: excludeGroups has ${id}`),
      `no exported group has the id ${id}`,
    ],
    remedy: 'Name the group that was meant, or take it out of the policy; or export the group.',
    breaks: 'Nothing, if the group is gone.',
  }));
}
