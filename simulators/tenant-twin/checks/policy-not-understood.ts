// Conditions and controls that nothing here evaluates: the policy is told as not known where they could decide.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'policy-not-understood',
  severity: 'info',
  needs: ['conditional-access'],
  find: ({ tenant }) =>
    (tenant.conditionalAccess ?? [])
      .filter(({ state, notUnderstood }) => state !== 'disabled' && notUnderstood.length > 0)
      .map(({ displayName, notUnderstood }) => ({
        title: `“${displayName}” is not evaluated whole`,
        sentence: `It has ${notUnderstood.join(', ')}, which is not evaluated here: whether it applies, and is met, stays not known.`,
        evidence: notUnderstood.map((each) => `conditionalAccessPolicy “${displayName}”: ${each}`),
        remedy: 'Look at it by hand.',
        breaks: 'Nothing.',
      })),
};
