// The policies of the large tenant: those of the example, with its problems, for groups that reach from a few people to nearly all; and as many
// Conditional Access policies more as divide people into many kinds.
import {
  exampleGroups,
  exampleLocation,
  exampleMethodsPolicy,
  examplePolicies,
  exampleStrengths,
} from '../../simulators/tenant-exports/example-policies.ts';

/** Level and place of the group that stands for one of the example. */
const groups: Readonly<Record<keyof typeof exampleGroups, readonly [level: number, group: number]>> = {
  staff: [4, 0],
  headOffice: [3, 1],
  office: [2, 2],
  administrators: [0, 5],
  field: [3, 3],
  plant: [1, 4],
  passPilot: [0, 9],
  emergency: [0, 11],
};
const more = 12;
const levels = 5;

/** As JSON. */
export function largeTenantPolicies(groupId: (level: number, group: number) => string): string {
  const [fido2, ...others] = exampleMethodsPolicy.authenticationMethodConfigurations;
  const excluding = { ...fido2, excludeTargets: [{ id: groupId(1, 11), targetType: 'group' }] };
  const policies = JSON.stringify({
    methods: { ...exampleMethodsPolicy, authenticationMethodConfigurations: [excluding, ...others] },
    strengths: exampleStrengths,
    locations: [exampleLocation],
    conditionalAccess: [
      ...examplePolicies,
      ...Array.from({ length: more }, (_, nth) => forGroup(nth, groupId(nth % levels, nth % 6))),
    ],
  });
  return Object.entries(groups).reduce(
    (text, [name, [level, group]]) =>
      text.replaceAll(exampleGroups[name as keyof typeof groups], groupId(level, group)),
    policies,
  );
}

const forGroup = (nth: number, group: string) => ({
  id: `00000004-0000-4000-8000-${nth.toString(16).padStart(12, '0')}`,
  displayName: `Policy ${nth}`,
  state: 'enabled',
  conditions: {
    users: { includeUsers: [], includeGroups: [group] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
  },
  grantControls: { operator: 'OR', builtInControls: [nth % 3 === 0 ? 'compliantDevice' : 'mfa'] },
});
