// The policy of a scenario from a tenant's exports: as much of them as the simulation lives, with groups of the exports as personas and groups
// of the scenario. What is left out, or lived by an assumption, is told.
import type { AuthenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import { builtInStrengths } from '../../scenarios/schema/built-in-strengths.ts';
import type { ConditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type { MethodConfiguration, MethodsPolicy, NamedLocation, Tenant } from '../../scenarios/schema/tenant.ts';
import { groupsInScenario, type GroupsInScenario } from './groups-in-scenario.ts';
import { passkeysOfExports } from './passkeys-of-exports.ts';

/** A part of a policy as a scenario writes it; what the exports do not say is absent. */
export interface ExportedPolicy {
  readonly written: Readonly<Record<string, unknown>>;
  readonly notCarriedOver: readonly string[];
}

/** @param mapping groups of the exports, by name or id, by id of a persona or a group of the scenario. */
export function policyOfExports(tenant: Tenant, mapping: Readonly<Record<string, readonly string[]>>): ExportedPolicy {
  const told: string[] = [];
  const groups = groupsInScenario(tenant, mapping, told);
  const access = tenant.conditionalAccess?.filter(({ state }) => state !== 'disabled');
  const written = {
    ...methodsOfExports(tenant.methodsPolicy, groups, told),
    ...(access === undefined
      ? {}
      : {
          signIn: { multifactor: 'by-conditional-access' },
          conditionalAccess: access.map((policy) => accessInScenario(policy, groups, told)),
          namedLocations: locationsOf(tenant, access, told),
        }),
    ...rolesOf(tenant, groups, told),
    ...strengthsOf(tenant.strengths),
  };
  return { written, notCarriedOver: [...new Set(told)] };
}

function methodsOfExports(policy: MethodsPolicy | undefined, groups: GroupsInScenario, told: string[]) {
  if (policy === undefined) return {};
  const { passkeys, temporaryAccessPass: pass, methods } = policy;
  const named = (id: string) => methods.find((method) => method.id.toLowerCase() === id);
  const sms = named('sms');
  const codes = [named('softwareoath'), named('microsoftauthenticator')].filter((method) => method !== undefined);
  // Either shows codes: the one that is on.
  const app = codes.find(({ state }) => state === 'enabled') ?? codes[0];
  if (named('email') !== undefined)
    told.push(
      'Email: a way to a password reset there, and none to sign in; codes by e-mail are as the scenario has them',
    );
  if (named('voice')?.state === 'enabled') told.push('Voice: nobody of the simulation is called');
  for (const { id, displayName } of methods.filter(isLeftOut))
    told.push(
      displayName === undefined
        ? `${id}: nobody of the simulation has this method`
        : `“${displayName}”: where a provider of its own asks for the second factor, say so under "externalMethod"`,
    );
  return {
    ...(passkeys === undefined ? {} : { passkeys: passkeysOfExports(passkeys, groups, told) }),
    methods: {
      ...(sms === undefined ? {} : { textMessage: groups.use(sms, 'text messages') }),
      ...(app === undefined ? {} : { authenticatorApp: groups.use(app, 'codes of an app') }),
    },
    ...(pass === undefined
      ? {}
      : {
          temporaryAccessPass: {
            ...groups.use(pass, 'Temporary Access Passes'),
            life: `${pass.defaultLifetimeMinutes} min`,
            length: pass.defaultLength,
            isUsableOnce: pass.isUsableOnce,
          },
        }),
  };
}

/** Those that are carried over, or told of apart. */
const lookedAt = new Set([
  'sms',
  'softwareoath',
  'microsoftauthenticator',
  'email',
  'voice',
  'fido2',
  'temporaryaccesspass',
]);

const isLeftOut = ({ id, state }: MethodConfiguration) => state === 'enabled' && !lookedAt.has(id.toLowerCase());

function accessInScenario(
  policy: ConditionalAccessPolicy,
  groups: GroupsInScenario,
  told: string[],
): ConditionalAccessPolicy {
  const { displayName, conditions, notUnderstood } = policy;
  const { users } = conditions;
  const about = `Conditional Access “${displayName}”`;
  if (notUnderstood.length > 0)
    told.push(`${about}: ${notUnderstood.join(', ')} is not evaluated, so it refuses nobody for that`);
  const special = (ids: readonly string[], what: string) => {
    const known = ids.filter((id) => ['All', 'None', 'GuestsOrExternalUsers'].includes(id));
    if (known.length < ids.length) told.push(`${about}: ${what} people by name, who are none of the simulation`);
    return known;
  };
  if (conditions.userRiskLevels.length > 0 || conditions.signInRiskLevels.length > 0)
    told.push(`${about}: for sign-ins at risk, of which the simulation has none`);
  const missing = users.includeGroups.filter((id) => groups.of(id).length === 0);
  if (missing.length > 0)
    told.push(`${about}: includes groups of nobody here (${missing.map(groups.name).join(', ')})`);
  return {
    ...policy,
    conditions: {
      ...conditions,
      users: {
        ...users,
        includeUsers: special(users.includeUsers, 'includes'),
        excludeUsers: special(users.excludeUsers, 'excludes'),
        includeGroups: groups.ofAll(users.includeGroups),
        excludeGroups: groups.ofAll(users.excludeGroups),
      },
    },
  };
}

/** A place that is not trusted is a list of countries or of addresses: assumed, people are where a policy makes an exception of it, and nowhere else. */
function locationsOf(
  { namedLocations = [] }: Tenant,
  access: readonly ConditionalAccessPolicy[],
  told: string[],
): readonly object[] {
  const named = (field: 'includeLocations' | 'excludeLocations') =>
    access.flatMap(({ conditions }) => conditions.locations?.[field] ?? []);
  const excepted = new Set(named('excludeLocations'));
  const known = new Map(namedLocations.map((location) => [location.id, location]));
  const all = [...named('includeLocations'), ...excepted].filter((id) => id !== 'All' && id !== 'AllTrusted');
  if (excepted.has('AllTrusted') && !namedLocations.some(({ isTrusted }) => isTrusted === true))
    told.push('Named locations: policies speak of trusted ones, and the exports have none');
  const ids = new Set([...known.keys(), ...all]);
  return [...ids].map((id) => {
    const location: NamedLocation = known.get(id) ?? { id, displayName: id };
    const isTrusted = location.isTrusted === true;
    const covers = isTrusted ? 'work' : excepted.has(id) ? 'everywhere' : 'nowhere';
    told.push(`Place “${location.displayName}”: assumed to cover ${coverWords[covers]}`);
    return { id, displayName: location.displayName, isTrusted, covers };
  });
}

const coverWords = { work: 'devices at work', everywhere: 'all devices', nowhere: 'none' } as const;

/** Those of groups: roles that were given to people by name are nobody's here. */
function rolesOf({ roles }: Tenant, groups: GroupsInScenario, told: string[]): { readonly roles?: object } {
  if (roles === undefined) return {};
  const held: Record<string, string[]> = {};
  let byName = 0;
  for (const { principalId, roleTemplateId, assignment } of roles) {
    if (!groups.isGroup(principalId)) byName += 1;
    if (assignment === 'eligible') continue;
    for (const id of groups.of(principalId))
      held[id] = [...new Set([...(held[id] ?? []), roleTemplateId.toLowerCase()])];
  }
  if (byName > 0) told.push(`Roles: ${byName} given to people by name; say under "roles" which persona holds them`);
  if (roles.some(({ assignment }) => assignment === 'eligible'))
    told.push('Roles: those that people are eligible for are not active');
  return Object.keys(held).length === 0 ? {} : { roles: held };
}

function strengthsOf(strengths: readonly AuthenticationStrength[]) {
  const builtIn = new Set(builtInStrengths.map(({ id }) => id));
  const own = strengths.filter(({ id }) => !builtIn.has(id));
  return own.length === 0 ? {} : { authenticationStrengths: own };
}
