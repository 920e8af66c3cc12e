// Somebody for whom a strict profile was made may register something weaker by another profile that applies to them too: any one profile
// is enough, so the strict one does nothing. Microsoft's own all-types profile does that to every group.
import { registrableLadder, type Registrable } from '../../../scenarios/schema/policy-answer.ts';
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Check, Found, Mend } from './check.ts';
import { idOfNewGroup, withGroupOfOthers } from './everybody-but.ts';
import { patchPasskeys } from './patch-passkeys.ts';

const weakness = (rung: Registrable) => registrableLadder.indexOf(rung);

interface Widening {
  readonly strict: string;
  readonly wide: string;
  readonly wideId: string;
  readonly wideTarget: string;
  readonly facts: readonly string[];
  readonly names: string[];
  admins: number;
  /** Of the people. */
  readonly places: Set<number>;
}

export const check: Check = {
  id: 'strict-profile-widened',
  severity: 'medium',
  needs: ['passkey-policy', 'people'],
  find: (judged) => widenings(judged).map((widening) => foundOf(widening, judged.people.count)),
  mend: (judged) => widenings(judged).flatMap((widening) => mendOf(judged, widening)),
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
    const key = JSON.stringify([strictest.profile.id, widest.profile.id, widest.target.id]);
    const widening = found.get(key) ?? {
      strict: strictest.profile.name,
      wide: widest.profile.name,
      wideId: widest.profile.id,
      wideTarget: widest.target.id,
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

/** Of a target, people can only be left out by aiming it at another group: one of everybody but those for whom the strict profile was made. */
function mendOf(
  { tenant, groupName }: JudgedTenant,
  { strict, wide, wideId, wideTarget, places }: Widening,
): readonly Mend[] {
  const others = `Everybody but the people of ${strict}`;
  return patchPasskeys(
    tenant,
    `Take “${wide}” from ${groupName(wideTarget)} and aim it at a new group, “${others}”, so that “${strict}” alone is left for its people.`,
    (passkeys) => ({
      ...passkeys,
      includeTargets: [
        ...passkeys.includeTargets.flatMap((target) => {
          if (target.id !== wideTarget) return [target];
          const left = target.allowedPasskeyProfiles.filter((id) => id !== wideId);
          return left.length === 0 ? [] : [{ ...target, allowedPasskeyProfiles: left }];
        }),
        { id: idOfNewGroup, targetType: 'group', isRegistrationRequired: false, allowedPasskeyProfiles: [wideId] },
      ],
    }),
  ).map(({ method, path, body, sentence, apply }) => ({
    method,
    path,
    body,
    sentence,
    apply: (before) => withGroupOfOthers(apply(before), others, places),
  }));
}
