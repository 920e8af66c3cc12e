// A block list stops the models that it names and nothing else: an unknown or all-zero AAGUID passes.
import type { Check } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

export const check: Check = {
  id: 'block-list-leaks',
  severity: 'low',
  needs: ['passkey-policy'],
  find: (judged) =>
    profilesInUse(judged)
      .filter(
        ({ keyRestrictions: { isEnforced, enforcementType, aaGuids } }) =>
          isEnforced && enforcementType === 'block' && aaGuids.length > 0,
      )
      .map(({ name, keyRestrictions: { aaGuids } }) => ({
        title: `The block list of “${name}” lets unknown authenticators in`,
        sentence: `It blocks ${aaGuids.length} by AAGUID; every other one passes, the all-zero AAGUID of authenticators that do not say what they are among them.`,
        evidence: [`profile “${name}”: enforcementType is block`],
        remedy: 'List what is allowed, instead of what is not.',
        breaks: 'Whoever holds a passkey that the new list lacks loses sign-in with it: compare with --against first.',
      })),
};
