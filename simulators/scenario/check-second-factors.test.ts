import { afterAll, beforeAll, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
  const persona = await workspace.read('personas/guard.yaml');
  await workspace.write('personas/guard.yaml', persona.replace('totp: 100 %', 'totp: 90 %, external: 10 %'));
});
afterAll(() => workspace.remove());

const bare = smallScenario.replace(/claims:[^]*$/, '');
const provider = 'policy: { externalMethod: { displayName: Approvals } }\n';
const byApp = 'secondFactors: { shares: { totp: 100 % }, assumed: for a test }';

it('tells of a persona whose second factor an external provider asks for, where the policy has none', async () => {
  const problems = await workspace.problemsOf(bare);
  expect(problems.map(({ path }) => path)).toEqual(['personas.guard']);
  expect(problems[0]?.place).toMatchObject({ kind: 'file', line: 7 });
  expect(problems[0]?.found).toMatch(/^the persona "guard", some of whose people an external provider asks/);
});

it('takes it where the policy has one, or where no arm has such people', async () => {
  expect(await workspace.problemsOf(`${bare}${provider}`)).toEqual([]);
  const arms = (ofOther: string) => `arms:
  codes: { title: Codes, signIn: password-otp, ${byApp} }
  others: { title: Others, signIn: password-otp, baseline: codes${ofOther} }
`;
  const without = bare.replace(/arms:.*\n/, '');
  expect(await workspace.problemsOf(`${without}${arms(`, ${byApp}`)}`)).toEqual([]);
  expect((await workspace.problemsOf(`${without}${arms('')}`)).map(({ path }) => path)).toEqual(['personas.guard']);
});
