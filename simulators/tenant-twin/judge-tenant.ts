// A tenant judged by its own policies. Who is of which kind is found at once; what the policies make of a kind is worked out when somebody asks.
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { rulingOf } from '../../scenarios/schema/registered-method.ts';
import { type AccessDecision, decideAccess, type DescribedSignIn } from '../site/rules/conditional-access.ts';
import { reachOf, type GroupReach } from './group-reach.ts';
import { stillSignsIn, withKnownType } from './held-passkey.ts';
import { everybody, isTargeted } from './is-targeted.ts';
import { judgeKind, judgementOf, type JudgingContext, type KindJudged } from './judge-kind.ts';
import type { AppliedProfile, JudgedTenant, SharedJudgement } from './judged-tenant.ts';
import { idsInPolicies } from './named-ids.ts';
import { isModeAllowed } from './person-methods.ts';
import { kindsOf } from './person-kinds.ts';
import type { ProfileOfTarget } from './registration.ts';
import type { Whereabouts } from './access-rules.ts';

export interface JudgingOptions {
  /** Day for which deadlines are judged, ISO 8601. */
  readonly asOf: string;
  /** What the reader calls the members of a group, which is told by its id or name; the first that fits holds. */
  readonly personas?: readonly { readonly name: string; readonly group: string }[];
}

export function judgeTenant(tenant: Tenant, { asOf, personas: called = [] }: JudgingOptions): JudgedTenant {
  const named = idsInPolicies(tenant);
  const personas = personasByGroup(tenant, called);
  const reach = reachOfNamed(tenant, new Set([...named, ...roleHolders(tenant), ...personas.keys()]));
  const { kinds, kindOf } = kindsOf(tenant, reach, named);
  const strengths = new Map(tenant.strengths.map((strength) => [strength.id, strength]));
  const context: JudgingContext = {
    tenant,
    strengths,
    personas,
    exceptedPlace: exceptedPlace(tenant),
    memory: new Map(),
    useMemory: new Map(),
    demandMemory: { yes: new Map(), unknown: new Map() },
    waysByFacts: new Map(),
  };
  const judgedKinds: KindJudged[] = [];
  const kindAt = (person: number): KindJudged => {
    const place = kindOf[person] ?? 0;
    return (judgedKinds[place] ??= judgeKind(at(kinds, place), context));
  };
  const judgements: SharedJudgement[] = [];
  const judgementAt = (person: number): SharedJudgement =>
    (judgements[kindOf[person] ?? 0] ??= judgementOf(kindAt(person), context));
  const groupAt = new Map(tenant.groups.map((group, place) => [group.id, place]));
  // Whoever asks of everybody what they may register seldom asks by which groups.
  const apply = (person: number, profile: ProfileOfTarget): AppliedProfile => ({
    ...profile,
    get via() {
      return viaOf(profile, person, tenant, groupAt, reach);
    },
  });
  const access: JudgedTenant['access'] = (person, signIn) =>
    decideAccess(tenant.conditionalAccess ?? [], strengths, kindAt(person).signInPerson, signIn);
  const verdicts = new WeakMap<DescribedSignIn, Map<string, AccessDecision['verdict']>>();
  const profiles = new Map(tenant.methodsPolicy?.passkeys?.profiles.map((profile) => [profile.id, profile]));
  const groupName = (id: string): string =>
    id === everybody ? 'all users' : (tenant.groups[groupAt.get(id) ?? -1]?.displayName ?? id);
  return {
    tenant,
    asOf,
    people: {
      count: tenant.people.length,
      facts: (person) => ({ person: at(tenant.people, person), ...kindAt(person).facts }),
      covering: (person) => kindAt(person).covering,
      registration: (person) => {
        const { weakest, limits, profiles: applied } = kindAt(person).registration;
        return { weakest, limits, profiles: applied.map((profile) => apply(person, profile)) };
      },
      acceptsPasskey: (person, kind) => stillSignsIn(withKnownType(kind), kindAt(person).registration),
      judgement: judgementAt,
      judged: (person) => {
        const { id, userPrincipalName } = at(tenant.people, person);
        const { facts, registration } = kindAt(person);
        return {
          id,
          userPrincipalName,
          persona: facts.persona,
          profiles: registration.profiles.map((profile) => ({
            id: profile.profile.id,
            name: profile.profile.name,
            via: apply(person, profile).via.map(groupName),
          })),
          ...judgementAt(person),
        };
      },
      find: finder(tenant),
    },
    profileOf: (id) => profiles.get(id),
    strengthOf: (id) => strengths.get(id),
    groupOf: (id) => tenant.groups[groupAt.get(id) ?? -1],
    groupName,
    membersOf: membersIn(tenant, groupAt),
    isTargeted: (method, person) => isTargeted(method, kindAt(person).subject),
    mayUse: (person, mode) => isModeAllowed(rulingOf(mode), tenant.methodsPolicy, kindAt(person).subject),
    access,
    accessVerdict: (person, signIn) => {
      const byPolicies = verdicts.get(signIn) ?? new Map<string, AccessDecision['verdict']>();
      verdicts.set(signIn, byPolicies);
      const { policiesKey } = kindAt(person);
      const verdict = byPolicies.get(policiesKey) ?? access(person, signIn).verdict;
      byPolicies.set(policiesKey, verdict);
      return verdict;
    },
  };
}

function at<T>(list: readonly T[], place: number): T {
  const one = list[place];
  if (one === undefined) throw new RangeError(`found no person at place ${place}, expected one below ${list.length}`);
  return one;
}

function personasByGroup(
  { groups }: Tenant,
  called: NonNullable<JudgingOptions['personas']>,
): ReadonlyMap<string, string> {
  return new Map(
    called.flatMap(({ name, group }) =>
      groups
        .filter(({ id, displayName }) => id === group || displayName === group)
        .map(({ id }) => [id, name] as const),
    ),
  );
}

const roleHolders = ({ roles = [] }: Tenant): readonly string[] => roles.map(({ principalId }) => principalId);

function reachOfNamed({ memberships, groups }: Tenant, named: ReadonlySet<string>): GroupReach | undefined {
  if (memberships === undefined) return undefined;
  const places = groups.flatMap(({ id }, place) => (named.has(id) ? [place] : []));
  return reachOf(memberships, groups, places);
}

/** "all_users" alone where everybody is meant, nothing where the target is the person. */
function viaOf(
  { target }: ProfileOfTarget,
  person: number,
  { groups }: Tenant,
  groupAt: ReadonlyMap<string, number>,
  reach: GroupReach | undefined,
): readonly string[] {
  if (target.id === everybody) return onlyEverybody;
  const place = groupAt.get(target.id);
  const path = place === undefined ? undefined : reach?.path(place, person);
  return path === undefined ? [] : path.map((group) => groups[group]?.id ?? '');
}
const onlyEverybody: readonly string[] = [everybody];

function membersIn(
  { memberships, groups, people }: Tenant,
  groupAt: ReadonlyMap<string, number>,
): (groupId: string) => readonly number[] | undefined {
  const members = new Map<number, readonly number[]>();
  return (groupId) => {
    const group = groupAt.get(groupId);
    if (group === undefined || memberships === undefined) return undefined;
    const inIt = members.get(group) ?? membersOfOne(reachOf(memberships, groups, [group]), people.length);
    members.set(group, inIt);
    return inIt;
  };
}

function membersOfOne(reach: GroupReach, count: number): number[] {
  const places: number[] = [];
  for (let person = 0; person < count; person++) if (reach.of(person).length > 0) places.push(person);
  return places;
}

function finder({ people }: Tenant): (user: string) => number | undefined {
  let places: Map<string, number> | undefined;
  return (user) => {
    places ??= new Map(
      people.flatMap(({ id, userPrincipalName }, place) => [
        [id.toLowerCase(), place],
        [userPrincipalName.toLowerCase(), place],
      ]),
    );
    return places.get(user.toLowerCase());
  };
}

/** A place that is in all exceptions that policies make. */
function exceptedPlace({ conditionalAccess = [] }: Tenant): Whereabouts | undefined {
  const located = conditionalAccess.flatMap(({ state, conditions }) =>
    state === 'enabled' && conditions.locations !== undefined ? [conditions.locations] : [],
  );
  const excepted = new Set(located.flatMap(({ excludeLocations }) => excludeLocations));
  if (excepted.size === 0) return undefined;
  const blocked = new Set(located.flatMap(({ includeLocations }) => includeLocations));
  return {
    words: 'only from a place that policies except (a trusted or named location)',
    locations: [...excepted].filter((id) => id !== 'AllTrusted' && !blocked.has(id)),
    isTrustedLocation: true,
  };
}
