// Administrators for whom every policy that covers them is met by a synced passkey: a strength knows no synced and device-bound.
import { registrableLadder } from '../../../scenarios/schema/policy-answer.ts';
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';
import { azurePortal, getsInByPasskey } from './sign-ins-to-try.ts';

/** Apple Passwords (iCloud Keychain); any synced provider would do. */
const someSyncedModel = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd';

export const check: Check = {
  id: 'admin-accepts-synced',
  severity: 'medium',
  needs: ['conditional-access', 'passkey-policy', 'people', 'members-of-targets', 'administrators'],
  find: (judged) => {
    const people = peopleConcerned(
      judged,
      (_, person) =>
        registrableLadder.indexOf(judged.people.registration(person).weakest) >=
          registrableLadder.indexOf('synced-listed') && getsInByPasskey(judged, person, azurePortal, someSyncedModel),
      ({ isAdmin, isEmergency }) => isAdmin && !isEmergency,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Every policy for administrators accepts a synced passkey',
            sentence: `${people.count} of ${people.of} with an administrator’s role may register one, and no strength that they meet names AAGUIDs: whoever takes over the account at the passkey provider has the key.`,
            evidence: [
              'tried: the Azure Portal with a passkey of iCloud Keychain',
              'a strength leaves synced passkeys out only by a list of AAGUIDs (fido2CombinationConfiguration)',
            ],
            people,
            remedy:
              'Give administrators a device-bound profile alone, or demand a strength with the AAGUIDs of their keys.',
            breaks: 'They need such a key before.',
          },
        ];
  },
};
