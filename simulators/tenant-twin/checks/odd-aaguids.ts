// AAGUIDs of a list that cannot do what they were written for: doubled, malformed, or of an authenticator that does not say what it is.
import type { Check } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const unknownModel = '00000000-0000-0000-0000-000000000000';

export const check: Check = {
  id: 'odd-aaguids',
  severity: 'medium',
  needs: ['passkey-policy'],
  find: (judged) =>
    profilesInUse(judged).flatMap(({ name, keyRestrictions: { aaGuids, enforcementType } }) => {
      const odd = [
        ...aaGuids.filter((one, nth) => aaGuids.indexOf(one) < nth).map((one) => `${one} is listed twice`),
        ...aaGuids.filter((one) => !guid.test(one)).map((one) => `“${one}” is no AAGUID`),
        ...aaGuids
          .filter((one) => one === unknownModel)
          .map((one) => `${one} stands for every authenticator that does not say what it is`),
      ];
      return odd.length === 0
        ? []
        : [
            {
              title: `The list of “${name}” has odd entries`,
              sentence: `Of ${aaGuids.length} AAGUIDs to ${enforcementType}: ${odd.join('; ')}.`,
              evidence: odd.map((each) => `profile “${name}”: ${each}`),
              remedy: 'Correct the list.',
              breaks:
                'Whoever holds what the corrected list lacks loses sign-in with it: compare with --against first.',
            },
          ];
    }),
};
