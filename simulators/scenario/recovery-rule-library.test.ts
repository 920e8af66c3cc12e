import { afterAll, beforeAll, expect, it } from 'vitest';
import { standardRecoveryRule } from '../../scenarios/schema/recovery-rule.fixture.ts';
import { recoveryRuleOf } from './recovery-rule-library.ts';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

const ours = (mayLose: string) => `id: ours
title: Ours
chosenBy: our board
recovered: { mayLose: ${mayLose}, atLeast: 60 %, assumed: for a test }
impostors: { mayAdd: 5 %, atMost: 5 %, assumed: for a test }
cost: { atMost: 2, assumed: for a test }
time: { atMost: 2 h, mayAdd: 10 min, source: our board }
levels: { enable: 90 %, doNot: 90 %, assumed: for a test }
`;
const drill = (rule = '') => `kind: recovery-drill
name: Small
seed: 1
target: plain
personas: { clerk: 60 %, guard: 40 % }
users: 4
arms: [help-desk-recovery]
policy: { helpDesk: {} }
drill: { ${rule} }
`;

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
  await workspace.write('recovery-rules/ours.yaml', ours('5 %'));
});
afterAll(() => workspace.remove());

it('is the standard one of a drill unless it names another, and no other kind has one', async () => {
  const loaded = await workspace.load(drill());
  expect(recoveryRuleOf(loaded).statement).toEqual(standardRecoveryRule);
  expect(loaded.rule).toBeUndefined();
  const pilot = await workspace.load(smallScenario);
  expect(pilot.recoveryRule).toBeUndefined();
  expect(() => recoveryRuleOf(pilot)).toThrow('no rule of recovery of a pilot');
});

it('is one’s own beside the scenario, told as such, kept with the inputs of a run, and hashed by what it says', async () => {
  const { recoveryRule, ownParts, sources, hash } = await workspace.load(drill('rule: ours'));
  expect(recoveryRule?.statement).toMatchObject({ recovered: { mayLose: 0.05 }, time: { mayAdd: 600_000 } });
  expect(ownParts).toContainEqual({ kind: 'recovery-rule', id: 'ours', replaces: false });
  expect(sources.map(({ path }) => path)).toContain('recovery-rules/ours.yaml');
  await workspace.write('recovery-rules/ours.yaml', `# A comment.\n${ours('5 %')}`);
  expect((await workspace.load(drill('rule: ours'))).recoveryRule?.hash).toBe(recoveryRule?.hash);
  await workspace.write('recovery-rules/ours.yaml', ours('4 %'));
  const changed = await workspace.load(drill('rule: ours'));
  expect(changed.recoveryRule?.hash).not.toBe(recoveryRule?.hash);
  // What is lived is the same.
  expect(changed.hash).toBe(hash);
});

it('is refused where there is none of that name, with where one would be put', async () => {
  expect(await workspace.problemsOf(drill('rule: theirs'))).toMatchObject([
    {
      found: '"theirs"',
      expected: expect.stringContaining('recovery-rules/theirs.yaml beside the scenario'),
      place: { line: expect.any(Number) },
    },
  ]);
});
