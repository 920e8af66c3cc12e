// Who can give an administrator a Temporary Access Pass, and with that become them.
// Source: Microsoft Learn, howto-authentication-temporary-access-pass: Privileged Authentication Administrators for administrators.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

const issuers: Readonly<Record<string, string>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': 'Privileged Authentication Administrator',
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
