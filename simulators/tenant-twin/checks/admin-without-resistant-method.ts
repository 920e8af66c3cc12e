// Administrators who have registered no phishing-resistant method at all.
import type { MethodMode } from '../../../scenarios/schema/authentication-strength.ts';
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

const resistant: ReadonlySet<MethodMode> = new Set(['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor']);

export const check: Check = {
  id: 'admin-without-resistant-method',
  severity: 'high',
  needs: ['registrations', 'administrators'],
  find: (judged) => {
    const people = peopleConcerned(
      judged,
      ({ methods = [], person: { passkeys = [] } }) =>
        passkeys.length === 0 && !methods.some(({ modes }) => modes.some((mode) => resistant.has(mode))),
      ({ isAdmin, methods }) => isAdmin && methods !== undefined,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Administrators have no phishing-resistant method',
            sentence: `${people.count} of ${people.of} with an administrator’s role have registered neither a passkey nor Windows Hello for Business; certificates do not stand in the report.`,
            evidence: [
              'userRegistrationDetails: methodsRegistered has none',
              'fido2Methods: as far as exported, none is theirs',
            ],
            people,
            remedy: 'Have each register one, with a Temporary Access Pass where nothing else lets them.',
            breaks: 'Nothing.',
          },
        ];
  },
};
