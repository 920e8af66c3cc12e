// People come from a registration report alone, which leaves disabled ones out: every share has another denominator than the directory.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'disabled-left-out',
  severity: 'info',
  needs: ['registrations'],
  find: ({ tenant }) =>
    tenant.hasDirectory
      ? []
      : [
          {
            title: 'Disabled people are missing',
            sentence:
              'The registration report leaves disabled and deleted people out, and it can be 36 hours late: shares here are of the others.',
            evidence: ['people come from userRegistrationDetails, and no directory was exported'],
            remedy: 'Export the users, too.',
            breaks: 'Nothing.',
          },
        ],
};
