// People whose only second factor is a text message or a call, by the day on which it ends for them.
import { deadlines } from '../../../scenarios/schema/deadlines.ts';
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

const ends = [deadlines.telephoneEnds, deadlines.telephoneEndsForAll];

export const check: Check = {
  id: 'text-messages-alone',
  severity: 'high',
  needs: ['registrations'],
  find: (judged) =>
    ends.flatMap(({ day, source }) => {
      const people = peopleConcerned(
        judged,
        (_, person) => judged.people.judgement(person).deadline === day,
        ({ methods }) => methods !== undefined,
      );
      const over = day <= judged.asOf;
      return people.count === 0
        ? []
        : [
            {
              title: `Nothing but text messages or calls, which ${over ? 'ended' : 'end'} on ${day}`,
              sentence: `${people.count} of ${people.of} have no other second factor: from that day on they meet a prompt to register a passkey that cannot be put off; who cannot register one then does not get in.`,
              evidence: ['userRegistrationDetails: methodsRegistered has a phone and no other second factor', source],
              people,
              remedy:
                'Start a campaign for them before that day, and look at who of them has no way to a first passkey.',
              breaks: 'Nothing.',
            },
          ];
    }),
};
