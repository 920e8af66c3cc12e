// Administrators whose portal opens to a password and a second factor that can be phished.
import type { Check } from './check.ts';
import { resistantForAdmins } from './patch-access.ts';
import { peopleConcerned } from './people-concerned.ts';
import { azurePortal, getsIn, phishableFactors } from './sign-ins-to-try.ts';

export const check: Check = {
  id: 'admin-gets-in-by-code',
  severity: 'critical',
  needs: ['conditional-access', 'people'],
  find: (judged) => {
    const by = new Map<string, number>();
    const people = peopleConcerned(
      judged,
      (facts, person) => {
        const factor = getsIn(judged, person, azurePortal, phishableFactors(facts));
        if (factor !== undefined) by.set(factor, (by.get(factor) ?? 0) + 1);
        return factor !== undefined;
      },
      ({ isAdmin, isEmergency }) => isAdmin && !isEmergency,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Administrators get in with what can be phished',
            sentence: `For ${people.count} of ${people.of} with an administrator’s role a password and a second factor that can be relayed open the Azure Portal, from anywhere and on any device.`,
            evidence: [
              'tried: a browser on Windows at no known place, on a device that meets no control, without risk',
              ...[...by].map(([factor, number]) => `password and ${factor}: ${number}`),
            ],
            people,
            remedy:
              'A Conditional Access policy for directory roles that demands phishing-resistant authentication on All resources, with the emergency accounts excluded.',
            breaks: 'Whoever of them has no such method does not get in: see admin-without-resistant-method.',
          },
        ];
  },
  mend: (judged) => [resistantForAdmins(judged)],
};
