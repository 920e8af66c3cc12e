// Nobody can be given a Temporary Access Pass: the way in for whoever has no method that registration asks for.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'pass-off',
  severity: 'medium',
  needs: ['pass', 'people'],
  find: (judged) => {
    const pass = judged.tenant.methodsPolicy?.temporaryAccessPass;
    if (pass === undefined) return [];
    const off = pass.state === 'disabled';
    const outside = peopleConcerned(
      judged,
      (_, person) => off || judged.isTargeted(pass, person) === 'no',
      ({ isGuest, isEmergency }) => !isGuest && !isEmergency,
    );
    if (outside.count === 0) return [];
    return [
      {
        title: off ? 'Temporary Access Passes are off' : 'Some cannot be given a Temporary Access Pass',
        sentence: off
          ? 'Whoever has lost every method, and whoever is new, needs another way to a first passkey; account recovery needs passes, too.'
          : `${outside.count} of ${outside.of}: a pass made for them is refused (code 130502), so neither the help desk nor account recovery gets them in.`,
        evidence: [
          off
            ? 'TemporaryAccessPass: state is disabled'
            : 'TemporaryAccessPass: no target holds them, or an exclusion does',
        ],
        people: outside,
        remedy: off ? 'Enable the method for those who are to register.' : 'Add their group to its targets.',
        breaks: 'Nothing for them; whoever may issue passes may then issue them for these people, too.',
      },
    ];
  },
};
