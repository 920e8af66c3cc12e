// A profile enforces a list of allowed authenticators that names none: it accepts no passkey at all.
import type { Check } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

export const check: Check = {
  id: 'allow-list-empty',
  severity: 'high',
  needs: ['passkey-policy'],
  find: (judged) =>
    profilesInUse(judged)
      .filter(
        ({ keyRestrictions: { isEnforced, enforcementType, aaGuids } }) =>
          isEnforced && enforcementType === 'allow' && aaGuids.length === 0,
      )
      .map(({ name }) => ({
        title: `The profile “${name}” accepts no passkey`,
        sentence: 'It enforces a list of allowed authenticators, and the list is empty.',
        evidence: [`profile “${name}”: keyRestrictions.isEnforced is true, enforcementType allow, aaGuids empty`],
        remedy: 'Name the authenticators, or stop enforcing the list.',
        breaks: 'Nothing: the profile lets nobody register or sign in today.',
      })),
};
