// People who have no passkey and no way to one, by the step where the way stops. Guests are left out: they register where they are at home.
import type { PersonJudged } from '../../../scenarios/schema/policy-answer.ts';
import type { Check } from './check.ts';
import { isEnabled } from './people-concerned.ts';

interface Stop {
  readonly names: string[];
  readonly waysOut: Set<string>;
  readonly reasons: Map<string, number>;
  admins: number;
}

/** Facts beyond these are few people's. */
const mostReasons = 5;

export const check: Check = {
  id: 'no-first-passkey',
  severity: 'high',
  needs: ['passkey-policy', 'people'],
  find: ({ people }) => {
    const stops = new Map<string, Stop>();
    let of = 0;
    for (let person = 0; person < people.count; person += 1) {
      const { firstPasskey } = people.judgement(person);
      if (firstPasskey.reachable === 'has-one') continue;
      const facts = people.facts(person);
      if (facts.isGuest || !isEnabled(facts)) continue;
      of += 1;
      if (firstPasskey.reachable !== 'no') continue;
      const at = firstPasskey.stopsAt ?? 'the first step';
      const stop = stops.get(at) ?? {
        names: [],
        waysOut: new Set<string>(),
        reasons: new Map<string, number>(),
        admins: 0,
      };
      stops.set(at, stop);
      stop.names.push(facts.person.userPrincipalName);
      for (const way of firstPasskey.waysOut) stop.waysOut.add(way);
      const because = reasonOf(firstPasskey, at);
      stop.reasons.set(because, (stop.reasons.get(because) ?? 0) + 1);
      if (facts.isAdmin) stop.admins += 1;
    }
    return [...stops].map(([at, { names, waysOut, reasons, admins }]) => ({
      title: `No way to a first passkey: it stops at “${at}”`,
      sentence: `${names.length} of ${of} without a passkey${admins === 0 ? '' : `, ${admins} of them with an administrator’s role,`} come to no passkey on any kind of device.`,
      evidence: [
        `the way that comes furthest stops at “${at}”`,
        ...[...reasons]
          .toSorted(([, a], [, b]) => b - a)
          .slice(0, mostReasons)
          .map(([because, number]) => `${because}: ${number}`),
        'see --explain for all facts of one of them',
      ],
      people: { count: names.length, of, userPrincipalNames: names },
      remedy: waysOut.size === 0 ? 'None is known.' : `One of: ${[...waysOut].join('; ')}.`,
      breaks: 'Each way out opens the same to whoever has their password and second factor: see stranger-can-enrol.',
    }));
  },
};

/** The fact that stops the first of the ways that stop there. */
function reasonOf({ ways }: PersonJudged['firstPasskey'], at: string): string {
  for (const { steps } of ways)
    for (const { step, passed, because } of steps) if (step === at && passed === 'no') return because;
  return 'no fact is told';
}
