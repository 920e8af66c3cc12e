// People who have no passkey and no way to one, by the step where the way stops.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'no-first-passkey',
  severity: 'high',
  needs: ['passkey-policy', 'people'],
  find: ({ people }) => {
    const stops = new Map<string, { names: string[]; waysOut: Set<string>; admins: number }>();
    let of = 0;
    for (let person = 0; person < people.count; person += 1) {
      const { firstPasskey, userPrincipalName } = people.judged(person);
      if (firstPasskey.reachable === 'has-one') continue;
      of += 1;
      if (firstPasskey.reachable !== 'no') continue;
      const at = firstPasskey.stopsAt ?? 'the first step';
      const stop = stops.get(at) ?? { names: [], waysOut: new Set<string>(), admins: 0 };
      stops.set(at, stop);
      stop.names.push(userPrincipalName);
      for (const way of firstPasskey.waysOut) stop.waysOut.add(way);
      if (people.facts(person).isAdmin) stop.admins += 1;
    }
    return [...stops].map(([at, { names, waysOut, admins }]) => ({
      title: `No way to a first passkey: it stops at “${at}”`,
      sentence: `${names.length} of ${of} without a passkey${admins === 0 ? '' : `, ${admins} of them with an administrator’s role,`} come to no passkey on any kind of device.`,
      evidence: [`the way that comes furthest stops at “${at}”`, 'see --explain for the facts of one of them'],
      people: { count: names.length, of, userPrincipalNames: names },
      remedy: waysOut.size === 0 ? 'None is known.' : `One of: ${[...waysOut].join('; ')}.`,
      breaks: 'Each way out opens the same to whoever has their password and second factor: see stranger-can-enrol.',
    }));
  },
};
