// Methods that people have registered and the policy does not let them use: they count on what will not work.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'registered-but-off',
  severity: 'medium',
  needs: ['methods-policy', 'registrations'],
  find: (judged) => {
    const counts = new Map<string, number>();
    const people = peopleConcerned(
      judged,
      ({ methods = [] }) => {
        const off = methods.filter(({ isAllowed }) => isAllowed === 'no');
        for (const { written } of off) counts.set(written, (counts.get(written) ?? 0) + 1);
        return off.length > 0;
      },
      ({ methods }) => methods !== undefined,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Registered methods are off',
            sentence: `${people.count} of ${people.of} have registered a method that the policy does not let them use.`,
            evidence: [...counts].toSorted(([, a], [, b]) => b - a).map(([method, number]) => `${method}: ${number}`),
            people,
            remedy: 'Tell them, or allow the method for them.',
            breaks: 'Allowed again, a method that was switched off on purpose works again.',
          },
        ];
  },
};
