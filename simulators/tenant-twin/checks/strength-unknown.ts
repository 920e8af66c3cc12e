// A policy demands a strength that was not exported: what meets it is not known.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'strength-unknown',
  severity: 'medium',
  needs: ['conditional-access'],
  find: ({ tenant, strengthOf }) =>
    (tenant.conditionalAccess ?? []).flatMap(({ displayName, state, grantControls }) => {
      const id = grantControls?.authenticationStrength;
      return state === 'disabled' || id === undefined || strengthOf(id) !== undefined
        ? []
        : [
            {
              title: `“${displayName}” demands a strength that was not exported`,
              sentence: 'What meets it is not known, so nothing is said of those whom it covers.',
              evidence: [`conditionalAccessPolicy “${displayName}”: authenticationStrength ${id}`],
              remedy: 'Export the authentication strengths, too.',
              breaks: 'Nothing.',
            },
          ];
    }),
};
