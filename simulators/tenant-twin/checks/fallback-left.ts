// What is left to fall back on for people who have a passkey: a relay that hides the passkey gets them to use it.
import { exchangeOnline } from '../../../scenarios/schema/known-applications.ts';
import type { Check } from './check.ts';
import { isEnabled } from './people-concerned.ts';
import { getsInByCode } from './sign-ins-to-try.ts';

export const check: Check = {
  id: 'fallback-left',
  severity: 'medium',
  needs: ['conditional-access', 'passkeys', 'registrations'],
  find: (judged) => {
    const names: string[] = [];
    const kinds = new Map<string, number>();
    let of = 0;
    for (let person = 0; person < judged.people.count; person += 1) {
      if (!judged.people.judgement(person).passkeys.some(({ signsIn }) => signsIn === 'yes')) continue;
      const facts = judged.people.facts(person);
      // Of whom no report tells what they have, none can be said to be left with a code.
      if (!isEnabled(facts) || facts.methods === undefined) continue;
      of += 1;
      const factor = getsInByCode(judged, person, exchangeOnline)?.factor;
      if (factor === undefined) continue;
      names.push(facts.person.userPrincipalName);
      const kind = `${facts.persona}: password and ${factor}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    return names.length === 0
      ? []
      : [
          {
            title: 'Whoever has a passkey still gets in without',
            sentence: `${names.length} of ${of} who hold a passkey that signs in get to their mail with a password and a code as well: a page in between that hides the passkey has both.`,
            evidence: [
              'tried: Exchange Online in a browser on Windows at no known place',
              ...[...kinds].toSorted(([, a], [, b]) => b - a).map(([kind, number]) => `${kind}: ${number}`),
            ],
            people: { count: names.length, of, userPrincipalNames: names },
            remedy: 'Demand a phishing-resistant strength of the group of those who have a passkey.',
            breaks: 'Whoever loses the passkey needs a Temporary Access Pass or account recovery.',
          },
        ];
  },
};
