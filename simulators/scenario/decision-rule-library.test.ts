import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

const ours = (change: readonly [string, string] = ['', '']) =>
  `id: ours
title: Ours
chosenBy: our board
success: { mayLose: 5 %, atLeast: 75 %, assumed: for a test }
gain: { success: 1 %, time: 500 ms, assumed: for a test }
registration: { atLeast: 80 %, nobody: amend, source: our board }
guardrails:
  - { metric: lock-outs, inWords: accounts locked, amendBeyond: 5 per 1000, stopBeyond: 10 per 1000, assumed: for a test }
levels: { go: 90 %, amend: 90 %, stop: 90 %, settled: 90 %, assumed: for a test }
`.replace(...change);

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
  await workspace.write('decision-rules/ours.yaml', ours());
});
afterAll(() => workspace.remove());

const naming = (rule: string) => `${smallScenario}rule: ${rule}\n`;

describe('the decision rule of a scenario', () => {
  it('is the standard one unless it names another', async () => {
    const { rule, ownParts } = await workspace.load(smallScenario);
    expect(rule?.statement).toEqual(standardRule);
    expect(ownParts.filter(({ kind }) => kind === 'decision-rule')).toEqual([]);
  });

  it('is one’s own beside the scenario, told as such, kept with the inputs of a run, and hashed by what it says', async () => {
    const { rule, ownParts, sources, hash } = await workspace.load(naming('ours'));
    expect(rule?.statement).toMatchObject({
      success: { mayLose: 0.05 },
      gain: { time: 500 },
      guardrails: [{ amendBeyond: 5 }],
    });
    expect(ownParts).toContainEqual({ kind: 'decision-rule', id: 'ours', replaces: false });
    expect(sources.map(({ path }) => path)).toContain('decision-rules/ours.yaml');
    await workspace.write('decision-rules/ours.yaml', `# A comment.\n${ours()}`);
    expect((await workspace.load(naming('ours'))).rule?.hash).toBe(rule?.hash);
    await workspace.write('decision-rules/ours.yaml', ours(['5 %', '4 %']));
    const changed = await workspace.load(naming('ours'));
    expect(changed.rule?.hash).not.toBe(rule?.hash);
    // What is lived is the same.
    expect(changed.hash).toBe(hash);
    await workspace.write('decision-rules/ours.yaml', ours());
  });

  it('is refused where there is none of that name, with where one would be put', async () => {
    const problems = await workspace.problemsOf(naming('theirs'));
    expect(problems).toMatchObject([
      {
        found: '"theirs"',
        expected: expect.stringContaining('decision-rules/theirs.yaml beside the scenario'),
        place: { line: expect.any(Number) },
      },
    ]);
  });

  it.each([
    [['90 %, amend', '50 %, amend'], 'expected more than 50 %'],
    [['10 per 1000', '1 per 1000'], '"stopBeyond" at or above "amendBeyond"'],
    [['5 per 1000', '5 %'], 'a rate such as "20 per 1000"'],
    [[', assumed: for a test }\nlevels', ' }\nlevels'], 'assumed or source'],
    [['lock-outs', 'phishing'], 'lock-outs'],
  ] as const)('is refused with %s', async (change, expected) => {
    await workspace.write('decision-rules/ours.yaml', ours(change));
    const [problem] = await workspace.problemsOf(naming('ours'));
    expect(`${problem?.expected}`).toContain(expected.replace(/^expected /, ''));
    await workspace.write('decision-rules/ours.yaml', ours());
  });
});
