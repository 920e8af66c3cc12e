// Administrators who may register a synced or an unattested passkey, or already hold one.
import { registrableLadder } from '../../../scenarios/schema/policy-answer.ts';
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'admin-weak-passkey',
  severity: 'high',
  needs: ['passkey-policy', 'people', 'members-of-targets', 'administrators'],
  find: (judged) => {
    const { people } = judged;
    const by = new Map<string, number>();
    const may = peopleConcerned(
      judged,
      (_, person) => {
        const { weakest, profiles } = people.registration(person);
        if (registrableLadder.indexOf(weakest) < registrableLadder.indexOf('device-bound')) return false;
        const widest = profiles.find(({ registrable }) => registrable === weakest)?.profile.name ?? '';
        const words = `by the profile “${widest}”, which lets register: ${weakest}`;
        by.set(words, (by.get(words) ?? 0) + 1);
        return true;
      },
      ({ isAdmin }) => isAdmin,
    );
    const holds = peopleConcerned(
      judged,
      ({ person: { passkeys = [] } }) =>
        passkeys.some(({ passkeyType, attested }) => passkeyType === 'synced' || attested === false),
      ({ isAdmin }) => isAdmin,
    );
    return [
      ...(may.count === 0
        ? []
        : [
            {
              title: 'Administrators may register synced or unattested passkeys',
              sentence: `${may.count} of ${may.of} with an administrator’s role: nothing proves that the key cannot leave its device.`,
              evidence: [
                ...[...by].map(([words, number]) => `${words}: ${number}`),
                'all profiles of all their groups count, and the weakest decides',
              ],
              people: may,
              remedy: 'Give them one profile: device-bound, attestation enforced; and keep other profiles from them.',
              breaks: 'They need an authenticator that attests, such as a security key of a listed maker.',
            },
          ]),
      ...(holds.count === 0
        ? []
        : [
            {
              title: 'Administrators hold synced or unattested passkeys',
              sentence: `${holds.count} of ${holds.of} with an administrator’s role. Attestation is looked at when a passkey is registered and never again: these go on after it is enforced.`,
              evidence: ['fido2Methods: passkeyType synced, or attestationLevel notAttested'],
              people: holds,
              remedy: 'Have them register an attested one, and remove these.',
              breaks: 'They sign in with the new one only.',
            },
          ]),
    ];
  },
};
