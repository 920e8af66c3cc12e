// No policy guards the registration of security information by place, device or a stronger proof.
import { guardsRegistration } from '../../site/rules/conditional-access-conditions.ts';
import type { Check } from './check.ts';

export const check: Check = {
  id: 'registration-unguarded',
  severity: 'high',
  needs: ['conditional-access'],
  find: ({ tenant }) => {
    const guards = (tenant.conditionalAccess ?? []).filter(guardsRegistration);
    if (guards.some(({ state }) => state === 'enabled')) return [];
    const reporting = guards.filter(({ state }) => state === 'enabledForReportingButNotEnforced');
    return [
      {
        title: 'Registration of security information is not guarded',
        sentence:
          reporting.length === 0
            ? 'No policy is for the user action “Register security information”: whoever can sign in as somebody can add a passkey of their own.'
            : `${reporting.map(({ displayName }) => `“${displayName}”`).join(', ')} would guard it, but only reports.`,
        evidence: ['no enabled policy includes urn:user:registersecurityinfo'],
        remedy:
          'A policy for that action that demands a known place or a managed device, and a Temporary Access Pass as the way in.',
        breaks: 'Whoever registers from elsewhere must come to such a place first: see no-first-passkey.',
      },
    ];
  },
};
