import { afterAll, beforeAll, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

const bare = smallScenario.replace(/claims:[^]*$/, '');
const profiles = (fields: string) => `policy: { passkeys: { profiles: [{ name: A, ${fields} }] } }\n`;

const conditionalAccess = (conditions: string, grantControls = '{ builtInControls: [mfa] }') =>
  `policy: { conditionalAccess: [{ id: a, displayName: A, conditions: ${conditions}, grantControls: ${grantControls} }] }\n`;

it('takes groups of its own and personas in a passkey profile', async () => {
  const { scenario } = await workspace.load(
    `${bare}groups: { early: { personas: [guard], share: 10 % } }\n${profiles('groups: [early, clerk]')}`,
  );
  expect(scenario.groups).toEqual({ early: { personas: ['guard'], share: 0.1 } });
  expect(scenario.policy.passkeys.profiles).toMatchObject([
    { groups: ['early', 'clerk'], passkeyTypes: ['synced', 'deviceBound'] },
  ]);
});

it.each([
  ['a group that there is not', profiles('groups: [erly]'), 'policy.passkeys.profiles.0.groups.0', /^"erly"/],
  [
    'a group of a persona that there is not',
    'groups: { early: { personas: [gard] } }\n',
    'groups.early.personas.0',
    /^"gard"/,
  ],
  ['a group with the id of a persona', 'groups: { guard: {} }\n', 'groups.guard', /each persona is a group/],
  [
    'an excluded group that there is not',
    'policy: { passkeys: { excludedGroups: [erly] } }\n',
    'policy.passkeys.excludedGroups.0',
    /^"erly"/,
  ],
  [
    'roles of a group that there is not',
    'policy: { roles: { erly: [62e90394-69f5-4237-9190-012177145e10] } }\n',
    'policy.roles.erly',
    /^"erly"/,
  ],
  [
    'a method for a group that there is not',
    'policy: { methods: { textMessage: { groups: [erly] } } }\n',
    'policy.methods.textMessage.groups.0',
    /^"erly"/,
  ],
  [
    'an external provider for a group that there is not',
    'policy: { externalMethod: { displayName: Approvals, groups: [erly] } }\n',
    'policy.externalMethod.groups.0',
    /^"erly"/,
  ],
  [
    'a group that Conditional Access is for and there is not',
    conditionalAccess('{ users: { includeGroups: [erly] } }'),
    'policy.conditionalAccess.0.conditions.users.includeGroups.0',
    /^"erly"/,
  ],
  [
    'somebody whom Conditional Access names by id',
    conditionalAccess('{ users: { includeUsers: [ana] } }'),
    'policy.conditionalAccess.0.conditions.users.includeUsers.0',
    /^"ana"/,
  ],
  [
    'a place that there is not',
    conditionalAccess('{ locations: { includeLocations: [offices] } }'),
    'policy.conditionalAccess.0.conditions.locations.includeLocations.0',
    /^"offices"/,
  ],
  [
    'a strength that there is not',
    conditionalAccess('{}', '{ authenticationStrength: keys }'),
    'policy.conditionalAccess.0.grantControls.authenticationStrength',
    /^"keys"/,
  ],
  [
    'attested synced passkeys',
    profiles('attestationEnforcement: registrationOnly'),
    'policy.passkeys.profiles.0',
    /passkeyTypes: \[deviceBound\]/,
  ],
  [
    'an AAGUID that is none',
    profiles('keyRestrictions: { enforcementType: allow, aaguids: [yubikey] }'),
    'policy.passkeys.profiles.0.keyRestrictions.aaguids.0',
    /GUID/i,
  ],
])('refuses %s', async (_, more, path, words) => {
  const problems = await workspace.problemsOf(`${bare}${more}`);
  expect(problems.map((problem) => problem.path)).toEqual([path]);
  expect(`${problems[0]?.found}, ${problems[0]?.expected}`).toMatch(words);
});
