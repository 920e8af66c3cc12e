// Names of methods in the registration report that are none of those documented: they are told, never dropped or guessed.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'method-unknown',
  severity: 'info',
  needs: ['registrations'],
  find: (judged) => {
    const names = new Set<string>();
    const people = peopleConcerned(
      judged,
      ({ methods = [] }) => {
        const unknown = methods.filter(({ isKnown }) => !isKnown);
        for (const { written } of unknown) names.add(written);
        return unknown.length > 0;
      },
      ({ methods }) => methods !== undefined,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'The report names methods that are not known here',
            sentence: `What these can do in a sign-in was left open: ${[...names].toSorted().join(', ')}.`,
            evidence: [...names].toSorted().map((name) => `methodsRegistered: ${name}`),
            people,
            remedy: 'Look them up, and tell us.',
            breaks: 'Nothing.',
          },
        ];
  },
};
