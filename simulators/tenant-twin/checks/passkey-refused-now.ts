// People who hold a passkey that no profile of theirs accepts any more: type and AAGUID count at every sign-in.
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';

export const check: Check = {
  id: 'passkey-refused-now',
  severity: 'high',
  needs: ['passkey-policy', 'passkeys'],
  find: (judged) => {
    const models = new Map<string, number>();
    const people = peopleConcerned(
      judged,
      (_, person) => {
        const refused = judged.people.judgement(person).passkeys.filter(({ signsIn }) => signsIn === 'no');
        for (const { model, aaguid } of refused) {
          const name = model ?? aaguid ?? 'unknown model';
          models.set(name, (models.get(name) ?? 0) + 1);
        }
        return refused.length > 0;
      },
      ({ person: { passkeys = [] } }) => passkeys.length > 0,
    );
    return people.count === 0
      ? []
      : [
          {
            title: 'Passkeys in hand are refused',
            sentence: `${people.count} of ${people.of} who hold a passkey cannot sign in with one of theirs (code 135016): no profile that applies to them accepts it.`,
            evidence: [...models].toSorted(([, a], [, b]) => b - a).map(([model, number]) => `${model}: ${number}`),
            people,
            remedy: 'Add the model or the type to a profile of theirs, or help them to another passkey first.',
            breaks: 'Adding widens what their whole group may register.',
          },
        ];
  },
};
