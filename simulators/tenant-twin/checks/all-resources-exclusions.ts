// A policy for All resources that excludes applications: since June 2026 the exclusion no longer frees what asks for baseline scopes alone.
// Source: Microsoft Learn, concept-conditional-access-cloud-apps; techcommunity, 28 January 2026; in force from 15 June 2026.
import { credentialEndpoint, knownApplications, suites } from '../../../scenarios/schema/known-applications.ts';
import type { Check } from './check.ts';

export const check: Check = {
  id: 'all-resources-exclusions',
  severity: 'info',
  needs: ['conditional-access'],
  find: ({ tenant }) =>
    (tenant.conditionalAccess ?? []).flatMap(({ displayName, state, conditions: { applications } }) => {
      const excluded = applications.excludeApplications.filter((id) => id !== credentialEndpoint);
      if (state !== 'enabled' || excluded.length === 0 || !applications.includeApplications.includes('All')) return [];
      return [
        {
          title: `“${displayName}” excludes applications from All resources`,
          sentence:
            'Sign-ins that ask for openid, profile, e-mail, User.Read and the like must meet it all the same since 15 June 2026; and an excluded id that the tenant does not have frees nothing: look each up.',
          evidence: excluded.map(
            (id) =>
              `excludeApplications: ${knownApplications[id]?.name ?? (suites.includes(id) ? id : `${id}, not known here`)}`,
          ),
          remedy: 'Look up each excluded application, and take out those that are no more.',
          breaks: 'What is no longer excluded must meet the policy.',
        },
      ];
    }),
};
