// Administrators whose portal opens to a password and a second factor that can be phished.
import type { Check } from './check.ts';
import { resistantForAdmins } from './patch-access.ts';
import { peopleConcerned } from './people-concerned.ts';
import { azurePortal, getsInByCode } from './sign-ins-to-try.ts';

export const check: Check = {
  id: 'admin-gets-in-by-code',
  severity: 'critical',
  needs: ['conditional-access', 'people', 'administrators'],
  find: (judged) => {
    const by = new Map<string, number>();
    let assumed = 0;
    const people = peopleConcerned(
      judged,
      (_, person) => {
        const way = getsInByCode(judged, person, azurePortal);
        if (way === undefined) return false;
        const { factor, isAssumed } = way;
        const words = `password and ${factor}${isAssumed ? ', which is assumed: nothing tells what they have' : ''}`;
        by.set(words, (by.get(words) ?? 0) + 1);
        if (isAssumed) assumed += 1;
        return true;
      },
      ({ isAdmin, isEmergency }) => isAdmin && !isEmergency,
    );
    return people.count === 0
      ? []
      : [
          {
            // That nobody knows what they have is no proof that they have what can be phished.
            ...(assumed === people.count ? { severity: 'high' as const } : {}),
            title: 'Administrators get in with what can be phished',
            sentence: `For ${people.count} of ${people.of} with an administrator’s role a password and a second factor that can be relayed open the Azure Portal, from anywhere and on any device.`,
            evidence: [
              'tried: a browser on Windows at no known place, on a device that meets no control, without risk',
              ...[...by].map(([words, number]) => `${words}: ${number}`),
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
