// A profile that no target names does nothing; it takes one of the few places all the same.
import type { Check } from './check.ts';
import { namedProfiles } from './profiles-in-use.ts';

export const check: Check = {
  id: 'profile-unused',
  severity: 'low',
  needs: ['passkey-policy'],
  find: ({ tenant }) => {
    const passkeys = tenant.methodsPolicy?.passkeys;
    if (passkeys === undefined || passkeys.fromRoot) return [];
    const named = namedProfiles(passkeys);
    return passkeys.profiles
      .filter(({ id }) => !named.has(id))
      .map(({ name, id }) => ({
        title: `No target names the profile “${name}”`,
        sentence: 'It applies to nobody, so what it demands is demanded of nobody.',
        evidence: [`profile “${name}”: id ${id} stands in allowedPasskeyProfiles of no target`],
        remedy: 'Aim it at a group, or delete it.',
        breaks: 'Aimed at a group, it adds to what its people may register: a second profile widens, it never narrows.',
      }));
  },
};
