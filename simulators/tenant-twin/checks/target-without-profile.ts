// A target that names no profile, or one that does not exist: its people get nothing from it.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'target-without-profile',
  severity: 'high',
  needs: ['passkey-policy'],
  find: ({ tenant, profileOf, groupName }) => {
    const passkeys = tenant.methodsPolicy?.passkeys;
    if (passkeys === undefined || passkeys.fromRoot) return [];
    return passkeys.includeTargets.flatMap(({ id, allowedPasskeyProfiles }) => {
      const unknown = allowedPasskeyProfiles.filter((profile) => profileOf(profile) === undefined);
      if (allowedPasskeyProfiles.length > 0 && unknown.length === 0) return [];
      return [
        {
          title: `The target ${groupName(id)} names ${unknown.length > 0 ? 'a profile that does not exist' : 'no profile'}`,
          sentence:
            unknown.length === allowedPasskeyProfiles.length
              ? 'Its people may register nothing through it and sign in with nothing.'
              : 'What the missing profile was to allow, its people may not register.',
          evidence: [
            `target ${groupName(id)}: allowedPasskeyProfiles ${allowedPasskeyProfiles.join(', ') || 'empty'}`,
            ...unknown.map((profile) => `no passkeyProfile has the id ${profile}`),
          ],
          remedy: 'Name a profile that exists.',
          breaks: 'Nothing: it can only add.',
        },
      ];
    });
  },
};
