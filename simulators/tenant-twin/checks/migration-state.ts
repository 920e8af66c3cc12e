// The migration from the older policies for methods is not complete, so those still count beside this one.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'migration-state',
  severity: 'medium',
  needs: ['migration'],
  find: ({ tenant }) => {
    const state = tenant.methodsPolicy?.policyMigrationState;
    return state === undefined || state === 'migrationComplete'
      ? []
      : [
          {
            title: 'Older policies for methods still count',
            sentence: `policyMigrationState is ${state}: what per-user multifactor authentication and self-service reset allow is allowed beside what this policy says, and was not exported.`,
            evidence: [`authenticationMethodsPolicy: policyMigrationState is ${state}`],
            remedy: 'Move what is wanted into this policy and set migrationComplete.',
            breaks: 'Methods that only the older policies allow stop working.',
          },
        ];
  },
};
