// Whether a stranger who has phished a password and a code can add a passkey of their own, which outlives a reset of the password.
// Seen since April 2026: callers who use the registration nudge as a pretext (Okta O-UNC-066, July 2026).
import type { Check } from './check.ts';
import { guardedRegistration } from './patch-access.ts';
import { comesToRegister, phishableFactors } from './sign-ins-to-try.ts';

export const check: Check = {
  id: 'stranger-can-enrol',
  severity: 'high',
  needs: ['conditional-access', 'passkey-policy', 'people'],
  find: (judged) => {
    const names: string[] = [];
    const kinds = new Map<string, number>();
    let [of, admins] = [0, 0];
    for (let person = 0; person < judged.people.count; person += 1) {
      if (judged.people.registration(person).weakest === 'none') continue;
      const facts = judged.people.facts(person);
      of += 1;
      if (comesToRegister(judged, person, phishableFactors(facts)) === undefined) continue;
      names.push(facts.person.userPrincipalName);
      kinds.set(facts.persona, (kinds.get(facts.persona) ?? 0) + 1);
      if (facts.isAdmin) admins += 1;
    }
    return names.length === 0
      ? []
      : [
          {
            ...(admins > 0 ? { severity: 'critical' as const } : {}),
            title: 'A stranger with a password and a code can enrol a passkey',
            sentence: `For ${names.length} of ${of} who may register one${admins === 0 ? '' : `, ${admins} of them with an administrator’s role`}: both that are phished let the stranger register, from anywhere and on any device; a reset of the password does not remove that passkey.`,
            evidence: [
              'tried: Register security information and My Sign-ins, in a browser on Windows at no known place, on a device that meets no control',
              ...[...kinds].map(([persona, number]) => `${persona}: ${number}`),
            ],
            people: { count: names.length, of, userPrincipalNames: names },
            remedy:
              'Guard registration by place or device, and give a Temporary Access Pass to whoever must register elsewhere.',
            breaks: 'Whoever registers from an unknown place on a private device is stopped: see no-first-passkey.',
          },
        ];
  },
  mend: (judged) => [guardedRegistration(judged)],
};
