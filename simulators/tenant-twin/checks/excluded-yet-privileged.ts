// Administrators who are excluded from passkeys as a method: the strongest way in is closed to those who need it most.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'excluded-yet-privileged',
  severity: 'high',
  needs: ['passkey-policy', 'people', 'memberships', 'administrators'],
  find: (judged) => {
    const people = peopleConcerned(
      judged,
      (_, person) => judged.people.registration(person).limits.includes('excluded'),
      ({ isAdmin }) => isAdmin,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Administrators are excluded from passkeys',
            sentence: `${people.count} of ${people.of} with an administrator’s role are in a group that the method excludes: they can neither register nor sign in with one, whatever else includes them.`,
            evidence: (judged.tenant.methodsPolicy?.passkeys?.excludeTargets ?? []).map(
              ({ id }) => `Fido2: excludeTargets has ${judged.groupName(id)}`,
            ),
            people,
            remedy: 'Take them out of the excluded group.',
            breaks: 'Nothing.',
          },
        ];
  },
};
