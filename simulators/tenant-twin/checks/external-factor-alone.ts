// People whose only second factor is an external provider's: it meets "require MFA" and no authentication strength.
// Source: Microsoft Learn, concept-authentication-external-method-provider (2026-02-23).
import { guardsRegistration } from '../../site/rules/conditional-access-conditions.ts';
import type { CoveringPolicy } from '../judged-tenant.ts';
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'external-factor-alone',
  severity: 'high',
  needs: ['conditional-access', 'registrations'],
  find: (judged) => {
    const demanding = new Set<string>();
    const people = peopleConcerned(
      judged,
      ({ methods = [] }, person) => {
        if (!methods.some(({ isExternal }) => isExternal) || methods.some(({ modes }) => modes.length > 0))
          return false;
        const demands = judged.people.covering(person).filter(demandsStrength);
        for (const { policy } of demands) demanding.add(policy.displayName);
        return demands.length > 0;
      },
      ({ methods }) => methods !== undefined,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'External MFA meets no strength',
            sentence: `${people.count} of ${people.of} have no other second factor, and ${[...demanding].map((name) => `“${name}”`).join(', ')} demand a strength of them.`,
            evidence: [
              'userRegistrationDetails: methodsRegistered has externalAuthMethod and nothing else that counts',
            ],
            people,
            remedy:
              'Give them a Temporary Access Pass to register another method, or demand “require MFA” in its place.',
            breaks: '“Require MFA” takes whatever is two factors, phishable ones too.',
          },
        ];
  },
};

const demandsStrength = ({ policy, isFor }: CoveringPolicy): boolean =>
  isFor === 'yes' &&
  policy.state === 'enabled' &&
  policy.grantControls?.authenticationStrength !== undefined &&
  (guardsRegistration(policy) || policy.conditions.applications.includeApplications.includes('All'));
