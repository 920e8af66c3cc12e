import { afterAll, beforeAll, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

const bare = smallScenario.replace(/claims:[^]*$/, '');
const profiles = (fields: string) => `policy: { passkeys: { profiles: [{ name: A, ${fields} }] } }\n`;

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
