// A target, or an exclusion, of a method that names a group which was not exported: deleted, or of another tenant.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'target-unknown',
  severity: 'medium',
  needs: ['methods-policy', 'memberships'],
  find: ({ tenant, groupOf, people }) =>
    (tenant.methodsPolicy?.methods ?? []).flatMap(({ id: method, state, includeTargets, excludeTargets }) =>
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
    ),
};
