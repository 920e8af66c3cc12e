// Somebody for whom a strict profile was made may register something weaker by another profile that applies to them too: any one profile
// is enough, so the strict one does nothing. Microsoft's own all-types profile does that to every group.
import { registrableLadder, type Registrable } from '../../../scenarios/schema/policy-answer.ts';
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Check, Found, Mend } from './check.ts';
import { idOfNewGroup, withNewGroup } from './new-group.ts';
import { patchPasskeys } from './patch-passkeys.ts';

const weakness = (rung: Registrable) => registrableLadder.indexOf(rung);

interface Widening {
  readonly strict: string;
  readonly wide: string;
  readonly wideId: string;
  /** Ids of the targets by which the wide one comes to them. */
  readonly wideTargets: Set<string>;
  readonly facts: readonly string[];
  readonly names: string[];
  admins: number;
  /** Of the people. */
  readonly places: Set<number>;
}

export const check: Check = {
  id: 'strict-profile-widened',
  severity: 'medium',
  needs: ['passkey-policy', 'people', 'members-of-targets'],
  find: (judged) => widenings(judged).map((widening) => foundOf(widening, judged.people.count)),
  mend: (judged) =>
    widenings(judged)
      .filter(({ admins }) => admins > 0)
      .map((widening) => mendOf(judged, widening)),
};

function widenings({ people, groupName }: JudgedTenant): Widening[] {
  const found = new Map<string, Widening>();
  for (let person = 0; person < people.count; person += 1) {
    const { profiles, weakest } = people.registration(person);
    const strictest = profiles.toSorted((a, b) => weakness(a.registrable) - weakness(b.registrable))[0];
    const widest = profiles.find(({ registrable }) => registrable === weakest);
    if (strictest === undefined || widest === undefined || strictest.registrable === 'none') continue;
    // Aimed at everybody, the strict one was made for nobody in particular.
    if (weakness(strictest.registrable) >= weakness(widest.registrable) || strictest.target.id === 'all_users')
      continue;
    const key = JSON.stringify([strictest.profile.id, widest.profile.id]);
    const widening = found.get(key) ?? {
      strict: strictest.profile.name,
      wide: widest.profile.name,
      wideId: widest.profile.id,
      wideTargets: new Set<string>(),
      facts: [
        `profile “${strictest.profile.name}” lets register at the weakest: ${strictest.registrable}`,
        `profile “${widest.profile.name}” lets register: ${widest.registrable}`,
        `“${widest.profile.name}” comes to them by ${widest.via.map(groupName).join(' → ') || groupName(widest.target.id)}`,
        'all profiles that apply count, and any one of them is enough',
      ],
      names: [],
      admins: 0,
      places: new Set<number>(),
    };
    found.set(key, widening);
    for (const { profile, target } of profiles)
      if (profile.id === widest.profile.id) widening.wideTargets.add(target.id);
    const { person: who, isAdmin } = people.facts(person);
    widening.names.push(who.userPrincipalName);
    widening.places.add(person);
    if (isAdmin) widening.admins += 1;
  }
  return [...found.values()];
}

function foundOf({ strict, wide, facts, names, admins }: Widening, of: number): Found {
  return {
    ...(admins > 0 ? { severity: 'critical' as const } : {}),
    title: `“${strict}” is widened by “${wide}”`,
    sentence: `${names.length} ${names.length === 1 ? 'person' : 'people'}${admins === 0 ? '' : `, ${admins} of them with an administrator’s role,`} for whom “${strict}” was made may register by “${wide}” what it forbids.`,
    evidence: [...facts],
    people: { count: names.length, of, userPrincipalNames: names },
    remedy: `Aim “${wide}” at groups that do not hold these people: a target cannot exclude some of its people, and excluding them from passkeys as a whole excludes them from both.`,
    breaks: `Whoever of them holds a passkey that only “${wide}” accepts loses sign-in with it.`,
  };
}

/** Of a target, people can only be left out by aiming it at another group: of those whom it held but the people of the strict profile. */
function mendOf({ people, groupName }: JudgedTenant, widening: Widening): Mend {
  const { strict, wide, wideId, wideTargets } = widening;
  const name = `those of “${wide}” but the people of “${strict}”`;
  const { sentence, request, apply } = patchPasskeys(
    `Take “${wide}” from ${[...wideTargets].map(groupName).join(' and ')} and aim it at a new group, ${name}, so that “${strict}” alone is left for its people.`,
    (passkeys) => ({
      ...passkeys,
      includeTargets: [
        ...passkeys.includeTargets.flatMap((target) => {
          if (!wideTargets.has(target.id) || !target.allowedPasskeyProfiles.includes(wideId)) return [target];
          const left = target.allowedPasskeyProfiles.filter((id) => id !== wideId);
          return left.length === 0 ? [] : [{ ...target, allowedPasskeyProfiles: left }];
        }),
        {
          id: idOfNewGroup(name),
          targetType: 'group',
          isRegistrationRequired: false,
          allowedPasskeyProfiles: [wideId],
        },
      ],
    }),
  );
  const members = othersOf(people, widening);
  return { sentence, request, apply: (before) => withNewGroup(apply(before), name, members) };
}

/** Places of those whom the wide profile reaches by these targets, without the people of the strict one. */
function othersOf(people: JudgedTenant['people'], { wideId, wideTargets, places }: Widening): ReadonlySet<number> {
  const others = new Set<number>();
  for (let person = 0; person < people.count; person += 1)
    if (
      !places.has(person) &&
      people
        .registration(person)
        .profiles.some(({ profile, target }) => profile.id === wideId && wideTargets.has(target.id))
    )
      others.add(person);
  return others;
}
