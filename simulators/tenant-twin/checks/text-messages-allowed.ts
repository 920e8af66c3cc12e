// Text messages and calls are still allowed as a second factor.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'text-messages-allowed',
  severity: 'medium',
  needs: ['telephone'],
  find: (judged) =>
    (judged.tenant.methodsPolicy?.methods ?? [])
      .filter(({ id, state }) => state === 'enabled' && (id === 'Sms' || id === 'Voice'))
      .map((method) => ({
        title: method.id === 'Sms' ? 'Text messages are allowed' : 'Calls are allowed',
        sentence:
          'A code that a person reads and types can be read by whoever stands between; Microsoft ends its own text messages and calls on 1 February 2027, for Global Administrators and external users on 1 July 2027.',
        evidence: [`${method.id}: state is enabled`],
        people: peopleConcerned(judged, (_, person) => judged.isTargeted(method, person) === 'yes'),
        remedy: 'Exclude those who have another method, then disable it.',
        breaks: 'Whoever has nothing else cannot pass multifactor authentication: see text-messages-alone.',
      })),
};
