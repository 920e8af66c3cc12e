// A profile names authenticators and does not enforce the list: automation that only looks at the list takes it for a restriction.
import type { Check } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

export const check: Check = {
  id: 'list-without-effect',
  severity: 'medium',
  needs: ['passkey-policy'],
  find: (judged) =>
    profilesInUse(judged)
      .filter(({ keyRestrictions: { isEnforced, aaGuids } }) => !isEnforced && aaGuids.length > 0)
      .map(({ name, keyRestrictions: { aaGuids, enforcementType } }) => ({
        title: `The list of “${name}” has no effect`,
        sentence: `It names ${aaGuids.length} ${aaGuids.length === 1 ? 'authenticator' : 'authenticators'} to ${enforcementType}, and isEnforced is false: there is no restriction.`,
        evidence: [`profile “${name}”: keyRestrictions.isEnforced is false`, `aaGuids: ${aaGuids.join(', ')}`],
        remedy: 'Enforce the list, or empty it.',
        breaks:
          enforcementType === 'allow'
            ? 'Once enforced, whoever holds a passkey of another model loses sign-in with it: compare with --against first.'
            : 'Once enforced, whoever holds one of these models loses sign-in with it: compare with --against first.',
      })),
};
