// Whether a stranger who has phished a password and a code can add a passkey of their own, which outlives a reset of the password.
// Seen since April 2026: callers who use the registration nudge as a pretext (Okta O-UNC-066, July 2026).
import type { Check } from './check.ts';
import { guardedRegistration } from './patch-access.ts';
import { isEnabled } from './people-concerned.ts';
import { comesToRegister, type WayToRegister } from './sign-ins-to-try.ts';

const byWords: Readonly<Record<WayToRegister['by'], string>> = {
  code: 'by their password and a second factor of theirs that can be phished',
  'assumed-code': 'by their password and a second factor that is assumed, as nothing tells what they have',
  'password-alone': 'by their password alone, as they have no second factor yet and are asked to register one',
};

export const check: Check = {
  id: 'stranger-can-enrol',
  severity: 'high',
  needs: ['conditional-access', 'passkey-policy', 'people', 'members-of-targets'],
  find: (judged) => {
    const { people } = judged;
    const names: string[] = [];
    const kinds = new Map<string, number>();
    const ways = new Map<string, number>();
    let [of, admins, knownAdmins] = [0, 0, 0];
    for (let person = 0; person < people.count; person += 1) {
      if (people.judgement(person).weakestRegistrable === 'none') continue;
      const facts = people.facts(person);
      if (facts.isEmergency || !isEnabled(facts)) continue;
      of += 1;
      const way = comesToRegister(judged, person);
      if (way === undefined) continue;
      names.push(facts.person.userPrincipalName);
      kinds.set(facts.persona, (kinds.get(facts.persona) ?? 0) + 1);
      ways.set(byWords[way.by], (ways.get(byWords[way.by]) ?? 0) + 1);
      if (facts.isAdmin) admins += 1;
      if (facts.isAdmin && way.by !== 'assumed-code') knownAdmins += 1;
    }
    return names.length === 0
      ? []
      : [
          {
            ...(knownAdmins > 0 ? { severity: 'critical' as const } : {}),
            title: 'A stranger with a password and a code can enrol a passkey',
            sentence: `For ${names.length} of ${of} who may register one${admins === 0 ? '' : `, ${admins} of them with an administrator’s role`}: what is phished lets the stranger register, from anywhere and on any device; a reset of the password does not remove that passkey.`,
            evidence: [
              'tried: Register security information and My Sign-ins, in a browser on Windows at no known place, on a device that meets no control',
              ...[...ways].map(([words, number]) => `${words}: ${number}`),
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
