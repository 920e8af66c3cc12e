// Administrators who may reset their password themselves: what resets it can be talked out of them, and the reset is a way in.
// Source: Microsoft Learn, concept-sspr-policy: administrators are enabled for it by default, with two methods.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'admin-resets-own-password',
  severity: 'medium',
  needs: ['registrations', 'administrators'],
  find: (judged) => {
    const people = peopleConcerned(
      judged,
      ({ person: { isResetCapable } }) => isResetCapable === true,
      ({ isAdmin, person: { isResetCapable } }) => isAdmin && isResetCapable !== undefined,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Administrators can reset their password themselves',
            sentence: `${people.count} of ${people.of} with an administrator’s role: whoever has two of their reset methods sets a new password, and what is left to do is a second factor.`,
            evidence: [
              'userRegistrationDetails: isSsprCapable is true',
              'administrators are enabled for it unless allowedToUseSSPR is false',
            ],
            people,
            remedy:
              'Set allowedToUseSSPR to false in the authorization policy; let another administrator reset theirs.',
            breaks: 'An administrator who forgets the password needs another one.',
          },
        ];
  },
};
