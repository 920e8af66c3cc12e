// A policy that blocks accounts at risk also stops the person who wants to recover: whoever was attacked cannot register anew.
import { registerSecurityInformation } from '../../../scenarios/schema/conditional-access.ts';
import { blocks } from '../../site/rules/conditional-access.ts';
import type { Check } from './check.ts';

export const check: Check = {
  id: 'risk-block-stops-recovery',
  severity: 'medium',
  needs: ['conditional-access'],
  find: ({ tenant }) =>
    (tenant.conditionalAccess ?? [])
      .filter(
        (policy) =>
          policy.state === 'enabled' &&
          blocks(policy) &&
          policy.conditions.userRiskLevels.length > 0 &&
          (policy.conditions.applications.includeUserActions.includes(registerSecurityInformation) ||
            policy.conditions.applications.includeApplications.includes('All')),
      )
      .map(({ displayName, conditions: { userRiskLevels } }) => ({
        title: `“${displayName}” stops recovery too`,
        sentence: `It blocks accounts whose risk is ${userRiskLevels.join(' or ')}: the rightful person of such an account can neither sign in nor register a new passkey until somebody dismisses the risk, with a pass or after account recovery, too.`,
        evidence: [`conditionalAccessPolicy “${displayName}”: userRiskLevels ${userRiskLevels.join(', ')}, block`],
        remedy:
          'Demand a phishing-resistant strength or a change of the password there, or have the desk dismiss the risk first.',
        breaks: 'Whoever holds such a method gets in while the account is at risk.',
      })),
};
