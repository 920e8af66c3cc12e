// Microsoft365DSC keeps a Conditional Access policy flat, its conditions and controls beside the name: brought into Graph's form. Groups and
// roles stand there by name, which the end of reading turns into ids where one group has that name.
import { hasMember, isObject, memberOf, type JsonObject } from './json-members.ts';

const userLists = [
  'includeUsers',
  'excludeUsers',
  'includeGroups',
  'excludeGroups',
  'includeRoles',
  'excludeRoles',
] as const;
const applicationLists = ['includeApplications', 'excludeApplications', 'includeUserActions'] as const;

export function unflattened(policy: JsonObject): JsonObject {
  if (isObject(memberOf(policy, 'conditions')) || !hasMember(policy, 'builtInControls')) return policy;
  const take = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (hasMember(policy, name) ? [[name, memberOf(policy, name)]] : [])));
  return {
    id: memberOf(policy, 'id'),
    displayName: memberOf(policy, 'displayName'),
    state: memberOf(policy, 'state'),
    conditions: {
      users: take(userLists),
      applications: take(applicationLists),
      platforms: take(['includePlatforms', 'excludePlatforms']),
      locations: take(['includeLocations', 'excludeLocations']),
      ...take(['clientAppTypes', 'userRiskLevels', 'signInRiskLevels']),
      ...(hasMember(policy, 'deviceFilterRule')
        ? { devices: { deviceFilter: memberOf(policy, 'deviceFilterRule') } }
        : {}),
    },
    grantControls: {
      operator: memberOf(policy, 'grantControlOperator'),
      builtInControls: memberOf(policy, 'builtInControls'),
      authenticationStrength: memberOf(policy, 'authenticationStrength'),
      termsOfUse: memberOf(policy, 'termsOfUse'),
    },
  };
}
