// Who can give an administrator a Temporary Access Pass, and with that become them.
// Source: Microsoft Learn, howto-authentication-temporary-access-pass: Privileged Authentication Administrators for administrators.
import {
  globalAdministrator,
  privilegedAuthenticationAdministrator,
} from '../../../scenarios/schema/directory-roles.ts';
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

const issuers: Readonly<Record<string, string>> = {
  [globalAdministrator]: 'Global Administrator',
  [privilegedAuthenticationAdministrator]: 'Privileged Authentication Administrator',
};

export const check: Check = {
  id: 'pass-issuers',
  severity: 'info',
  needs: ['roles', 'people'],
  find: (judged) => {
    const pass = judged.tenant.methodsPolicy?.temporaryAccessPass;
    if (pass?.state === 'disabled') return [];
    const people = peopleConcerned(judged, ({ roles }) =>
      roles.some(({ roleTemplateId }) => issuers[roleTemplateId] !== undefined),
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Who can give an administrator a pass',
            sentence: `${people.count} of ${people.of}: ${Object.values(issuers).join(' and ')} can make a Temporary Access Pass for anybody, administrators too, and sign in with it as them.`,
            evidence: ['roleAssignments, active and eligible'],
            people,
            remedy:
              'Keep these roles eligible, approved and few; watch “Admin registered temporary access pass method for user”.',
            breaks: 'Nothing.',
          },
        ];
  },
};
