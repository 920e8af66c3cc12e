import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { predictionsOf } from '../experiments/validation/load-prediction.ts';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';
import { ScenarioErrors } from './scenario-errors.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

/** What YAML takes without a word, at the end of a text that is right: what is said, and how far below the text's last line. */
const odd: readonly (readonly [what: string, added: string, found: RegExp, below: number, column: number])[] = [
  ['a second document', '---\nusers: 99\n', /^a second YAML document/, 1, 1],
  ['a second document that is empty', '---\n', /^a second YAML document/, 1, 1],
  ['a document after an end', '...\nusers: 99\n', /^a second YAML document/, 2, 1],
  ['a key twice', 'x: 1\nx: 2\n', /^a key for the second time/, 2, 1],
  ['a key twice, as text and as number', 'x:\n  1: a\n  "1": b\n', /^a key for the second time/, 3, 3],
  ['a key twice, as text and as truth', 'x: { true: a, "true": b }\n', /^a key for the second time/, 1, 15],
  ['a key without a name', '~: 5\n', /^a key without a name/, 1, 1],
  ['an empty key', '"": 5\n', /^a key without a name/, 1, 1],
  ['a list as a key', '[a]: 5\n', /^a list, mapping or alias as a key/, 1, 1],
  ['the key of every object', '__proto__: { users: 99 }\n', /^the key "__proto__"/, 1, 1],
  ['a set', 'x: !!set { a, b }\n', /^the tag !!set/, 1, 10],
  ['an ordered mapping', 'x: !!omap [a: 1]\n', /^the tag !!omap/, 1, 11],
  ['bytes', 'x: !!binary aGVsbG8=\n', /^the tag !!binary/, 1, 13],
  ["a tag of one's own", 'x: !mine 5\n', /^text that is not YAML \(Unresolved tag/, 1, 4],
  ['a number of two readings', 'x: 010\n', /^a number with a leading zero \(010\)/, 1, 4],
  ['no colon', 'users 100\n', /^a line without a colon/, 1, 1],
  ['no blank after the colon', 'faults:none\n', /^a line without a colon/, 1, 1],
  ['a field too far in', 'x: 1\n  y: 2\n', /^a value that goes on as another field/, 1, 4],
  ['a field in a column of its own', 'x:\n  y: 1\n z: 2\n', /^a field that stands in no column/, 3, 1],
  ['tabs as indentation', 'x:\n\ty: 1\n', /^text that is not YAML \(Tabs/, 2, 1],
];

describe('what YAML takes without a word is told with its place', () => {
  it.each(odd)('%s', async (_, added, found, below, column) => {
    const [problem, ...more] = await workspace.problemsOf(`${smallScenario}${added}`);
    expect(more).toEqual([]);
    expect(problem?.found).toMatch(found);
    expect(problem?.place).toMatchObject({ line: smallScenario.split('\n').length - 1 + below, column });
  });

  it('in another version of YAML', async () => {
    expect(await workspace.problemsOf(`%YAML 1.1\n---\n${smallScenario}`)).toMatchObject([
      { code: 'not-yaml', found: expect.stringMatching(/^YAML 1\.1/) as string, place: { line: 1, column: 1 } },
    ]);
    expect(await workspace.problemsOf(`%YAML 1.2\n---\n${smallScenario}`)).toEqual([]);
  });

  it.each(['personas/clerk.yaml', 'providers/hello.yaml', 'targets/plain.yaml'])('in %s, too', async (file) => {
    const right = await workspace.read(file);
    for (const [, added, found] of odd) {
      await workspace.write(file, `${right}${added}`);
      expect((await workspace.problemsOf(smallScenario)).map((problem) => problem.found)).toEqual([
        expect.stringMatching(found),
      ]);
    }
    await workspace.write(file, right);
  });

  it('in a claim, too', async () => {
    for (const [, added, found] of odd) {
      const file = await workspace.write('claims/one.yaml', `id: one\n${added}`);
      await expect(predictionsOf(file)).rejects.toSatisfy(
        (error) => error instanceof ScenarioErrors && found.test(error.problems[0]?.found ?? ''),
      );
    }
  });

  it('after --set, too', async () => {
    for (const value of [
      '5\n---\n6',
      '010',
      '!!binary aGVsbG8=',
      '{ __proto__: 1 }',
      '{ 1: a, "1": b }',
      '5\n...\n6',
    ]) {
      expect(
        await workspace.problemsOf(smallScenario, [{ path: 'users', value, option: '--set users' }]),
      ).toMatchObject([{ code: 'path-not-settable', expected: 'a YAML value' }]);
    }
  });

  it('and so are two files of one name', async () => {
    const twin = await workspace.write('personas/clerk.yml', await workspace.read('personas/clerk.yaml'));
    expect(await workspace.problemsOf(smallScenario)).toMatchObject([
      { place: { file: twin }, found: 'a second file of "clerk"', expected: 'only one of it and clerk.yaml' },
    ]);
    await rm(twin);
  });

  it('and what is merely unusual is taken', async () => {
    for (const text of [
      `\uFEFF${smallScenario}`,
      smallScenario.replaceAll('\n', '\r\n'),
      `---\n${smallScenario}...\n`,
      smallScenario.replace('users: 4', 'users: !!int "4"'),
      smallScenario.replace('seed: 1', 'seed: &s 1'),
      smallScenario.replace('users: 4', 'users:\t4 # four'),
    ]) {
      expect(await workspace.problemsOf(text)).toEqual([]);
    }
  });
});
