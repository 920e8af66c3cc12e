// Administrators whom the sign-in log shows with text messages or calls.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

const byPhone = /text message|\bsms\b|phone call|\bvoice\b/i;

export const check: Check = {
  id: 'admin-signs-in-by-phone',
  severity: 'high',
  needs: ['sign-ins', 'people', 'administrators'],
  find: (judged) => {
    const used = new Map<string, number>();
    for (const [method, people] of judged.tenant.methodsUsed ?? [])
      if (byPhone.test(method)) for (const [id, number] of people) used.set(id, (used.get(id) ?? 0) + number);
    const people = peopleConcerned(
      judged,
      ({ person: { id } }) => used.has(id),
      ({ isAdmin }) => isAdmin,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Administrators sign in by text message or call',
            sentence: `The log shows it of ${people.count} of ${people.of} with an administrator’s role.`,
            evidence: ['sign-in log: authenticationDetails name a text message or a call'],
            people,
            remedy: 'Demand a phishing-resistant strength of administrators, once each has such a method.',
            breaks: 'Whoever has no such method then does not get in: see admin-without-resistant-method.',
          },
        ];
  },
};
