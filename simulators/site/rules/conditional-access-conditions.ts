// Whether a Conditional Access policy is for a sign-in: each condition answered apart, and all must be met. What is not told of the sign-in
// leaves the answer unknown, unless another condition already says no.
// Source: Microsoft Learn, concept-conditional-access-policies, -conditions, -cloud-apps, -users-groups.
import {
  type ClientAppType,
  type ConditionalAccessPolicy,
  type Platform,
  registerSecurityInformation,
  type RiskLevel,
} from '../../../scenarios/schema/conditional-access.ts';
import { baselineScopes, knownApplications, suites } from '../../../scenarios/schema/known-applications.ts';
import { allOf, anyOf, type Known, known, opposite } from '../../../scenarios/schema/known.ts';

/** Absent parts are not told. */
export interface SignInPerson {
  readonly id: string;
  /** Ids of all groups that the person is in, directly or through others. */
  readonly groups?: ReadonlySet<string> | undefined;
  /** Template ids of roles that are active now; eligible ones count once they are. */
  readonly roles?: ReadonlySet<string> | undefined;
  readonly isGuest?: boolean | undefined;
}

/** Absent parts are not told. */
export interface SignInSituation {
  /** Id of an application, Office365, MicrosoftAdminPortals, or a user action such as urn:user:registersecurityinfo. */
  readonly resource?: string | undefined;
  /** Entra counts one that it does not recognise among "all", and as none of those that a policy names. */
  readonly platform?: Platform | 'unrecognised' | undefined;
  readonly client?: ClientAppType | undefined;
  /** Ids of the named locations that the address is in; empty: in none. */
  readonly locations?: readonly string[] | undefined;
  readonly isTrustedLocation?: boolean | undefined;
  readonly userRisk?: RiskLevel | 'none' | undefined;
  readonly signInRisk?: RiskLevel | 'none' | undefined;
}

export type Condition =
  | 'users'
  | 'resources'
  | 'client-apps'
  | 'platforms'
  | 'locations'
  | 'user-risk'
  | 'sign-in-risk'
  | 'not-understood';

type Conditions = ConditionalAccessPolicy['conditions'];
type Answer = (stated: Conditions, person: SignInPerson, situation: SignInSituation) => Known;

const answers: Readonly<Record<Exclude<Condition, 'not-understood'>, Answer>> = {
  users: usersMet,
  resources: resourcesMet,
  'client-apps': ({ clientAppTypes: types }, _, { client }) =>
    types.length === 0 || types.includes('all') ? 'yes' : isAmong(client, types),
  platforms: platformsMet,
  locations: locationsMet,
  'user-risk': ({ userRiskLevels: levels }, _, { userRisk }) =>
    levels.length === 0 ? 'yes' : isAmong(userRisk, levels),
  'sign-in-risk': ({ signInRiskLevels: levels }, _, { signInRisk }) =>
    levels.length === 0 ? 'yes' : isAmong(signInRisk, levels),
};
const conditions = Object.keys(answers) as (keyof typeof answers)[];

/** `decidedBy`: the condition that says no, or else the first that cannot be answered; absent: all are met. */
export interface Applies {
  readonly applies: Known;
  readonly decidedBy?: Condition;
}

export function applies(
  { conditions: stated, notUnderstood }: ConditionalAccessPolicy,
  person: SignInPerson,
  situation: SignInSituation,
): Applies {
  let open: Condition | undefined;
  for (const condition of conditions) {
    const met = answers[condition](stated, person, situation);
    if (met === 'no') return { applies: 'no', decidedBy: condition };
    if (met === 'unknown') open ??= condition;
  }
  if (notUnderstood.length > 0) open ??= 'not-understood';
  return open === undefined ? { applies: 'yes' } : { applies: 'unknown', decidedBy: open };
}

/** Whoever is excluded anywhere is left out. */
export function usersMet({ users }: Conditions, { id, groups, roles, isGuest }: SignInPerson): Known {
  const guest = known(isGuest);
  const excluded = anyOf([
    known(users.excludeUsers.includes(id)),
    users.excludesGuests || users.excludeUsers.includes('GuestsOrExternalUsers') ? guest : 'no',
    holdsAny(groups, users.excludeGroups),
    holdsAny(roles, users.excludeRoles),
  ]);
  if (excluded === 'yes') return 'no';
  const included = anyOf([
    known(users.includeUsers.includes('All') || users.includeUsers.includes(id)),
    users.includesGuests || users.includeUsers.includes('GuestsOrExternalUsers') ? guest : 'no',
    holdsAny(groups, users.includeGroups),
    holdsAny(roles, users.includeRoles),
  ]);
  return allOf([included, opposite(excluded)]);
}

/**
 * "All" is every application and no user action. Exclusions of a policy for all do not free what asks for baseline scopes alone: since
 * 15 Jun 2026 it applies to that all the same.
 */
function resourcesMet({ applications }: Conditions, _: SignInPerson, { resource }: SignInSituation): Known {
  const { includeApplications, excludeApplications, includeUserActions } = applications;
  if (resource === undefined)
    return includeApplications.includes('All') && excludeApplications.length === 0 ? 'yes' : 'unknown';
  if (resource.startsWith('urn:user:')) return known(includeUserActions.includes(resource));
  if (includeUserActions.length > 0) return 'no';
  const all = includeApplications.includes('All');
  if (resource === baselineScopes) return known(all);
  const excluded = isNamed(resource, excludeApplications);
  const included = all ? 'yes' : isNamed(resource, includeApplications);
  return allOf([included, opposite(excluded)]);
}

/** Suites are told by the applications that are known here; of others it is not known whether they belong to one. */
function isNamed(resource: string, named: readonly string[]): Known {
  if (named.includes(resource)) return 'yes';
  const namedSuites = named.filter((name) => suites.includes(name));
  if (namedSuites.length === 0 || suites.includes(resource)) return 'no';
  const application = knownApplications[resource];
  if (application === undefined) return 'unknown';
  return known(application.suite !== undefined && namedSuites.includes(application.suite));
}

function platformsMet({ platforms }: Conditions, _: SignInPerson, { platform }: SignInSituation): Known {
  if (platforms === undefined) return 'yes';
  const { includePlatforms, excludePlatforms } = platforms;
  const included =
    includePlatforms.length === 0 || includePlatforms.includes('all') ? 'yes' : isAmong(platform, includePlatforms);
  return allOf([included, excludePlatforms.length === 0 ? 'yes' : opposite(isAmong(platform, excludePlatforms))]);
}

function locationsMet({ locations }: Conditions, _: SignInPerson, situation: SignInSituation): Known {
  if (locations === undefined) return 'yes';
  const { includeLocations, excludeLocations } = locations;
  const included = includeLocations.length === 0 ? 'yes' : isWithin(situation, includeLocations);
  return allOf([included, opposite(isWithin(situation, excludeLocations))]);
}

function isWithin({ locations, isTrustedLocation }: SignInSituation, named: readonly string[]): Known {
  if (named.includes('All')) return 'yes';
  const ids = named.filter((name) => name !== 'AllTrusted');
  return anyOf([
    ids.length < named.length ? known(isTrustedLocation) : 'no',
    ids.length === 0 ? 'no' : known(locations === undefined ? undefined : ids.some((id) => locations.includes(id))),
  ]);
}

function holdsAny(held: ReadonlySet<string> | undefined, named: readonly string[]): Known {
  if (named.length === 0) return 'no';
  return known(held === undefined ? undefined : named.some((id) => held.has(id)));
}

const isAmong = (value: string | undefined, named: readonly string[]): Known =>
  known(value === undefined ? undefined : named.includes(value));

/** Whether it guards the registration of security information by itself, as a user action. */
export const guardsRegistration = ({ conditions: { applications } }: ConditionalAccessPolicy): boolean =>
  applications.includeUserActions.includes(registerSecurityInformation);
