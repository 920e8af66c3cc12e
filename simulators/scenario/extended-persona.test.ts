import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

const text = smallScenario.replace('guard: 40 %', 'night-guard: 40 %');
const nightGuard = `id: night-guard
title: Night guard
extends: guard
signInHours: { from: 18, to: 24, assumed: at night }
habits:
  password-forgotten: { factor: 2, assumed: seldom there }
`;
beforeEach(() => workspace.write('personas/night-guard.yaml', nightGuard));

describe('a persona that extends another', () => {
  it('says what differs and has the rest from there', async () => {
    const guard = (await workspace.load(smallScenario)).personas[1];
    const { personas, sources } = await workspace.load(text);
    expect(personas[1]).toEqual({
      ...guard,
      id: 'night-guard',
      title: 'Night guard',
      signInHours: { from: 18, to: 24, assumed: 'at night' },
      habits: { 'password-forgotten': { factor: 2, assumed: 'seldom there' } },
    });
    // Kept with the run, so that it can be read again.
    expect(sources.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['personas/night-guard.yaml', 'personas/guard.yaml']),
    );
  });

  it('takes over habits and providers one by one, over any number of files', async () => {
    await workspace.write(
      'personas/night-guard.yaml',
      `id: night-guard\ntitle: Night guard\nextends: late-guard\nhabits:\n  old-password: { factor: 3, assumed: for a test }\n`,
    );
    await workspace.write('personas/late-guard.yaml', nightGuard.replaceAll('night-guard', 'late-guard'));
    const [, person] = (await workspace.load(text)).personas;
    expect(Object.keys(person?.habits ?? {}).toSorted()).toEqual(['old-password', 'password-forgotten']);
    expect(person?.signInHours.from).toBe(18);
  });

  it.each([
    ['extends: guard', 'extends: gard', { path: 'extends', found: '"gard"', suggestion: 'guard' }],
    [
      'extends: guard',
      'extends: night-guard',
      { path: 'extends', expected: expect.stringContaining('another persona') },
    ],
    ['title: Night guard\n', '', { path: 'title' }],
    ['to: 24', 'to: 25', { path: 'signInHours.to', place: { line: 4 } }],
    ['password-forgotten', 'pasword-forgotten', { path: 'habits.pasword-forgotten', place: { line: 6 } }],
  ])('with "%s" as "%s" is refused where it stands', async (from, to, told) => {
    expect(nightGuard).toContain(from);
    await workspace.write('personas/night-guard.yaml', nightGuard.replace(from, to));
    const [problem, ...more] = await workspace.problemsOf(text);
    expect(more).toEqual([]);
    expect(problem).toMatchObject(told);
    expect(problem?.place).toMatchObject({ file: expect.stringContaining('night-guard.yaml') });
  });

  it('is told of a fault of the other in the file of the other', async () => {
    const guard = await workspace.read('personas/guard.yaml');
    await workspace.write('personas/guard.yaml', guard.replace('hello: 100 %', 'helo: 100 %'));
    const [problem] = await workspace.problemsOf(text);
    expect(problem).toMatchObject({ place: { file: expect.stringMatching(/\/guard\.yaml$/) }, suggestion: 'hello' });
    await workspace.write('personas/guard.yaml', guard);
  });

  it('is refused in a ring of files', async () => {
    await workspace.write('personas/late-guard.yaml', 'id: late-guard\ntitle: Late\nextends: night-guard\n');
    await workspace.write('personas/night-guard.yaml', nightGuard.replace('extends: guard', 'extends: late-guard'));
    expect((await workspace.problemsOf(text)).map(({ found }) => found)).toEqual([
      '"night-guard", which comes back to itself (night-guard → late-guard → night-guard)',
    ]);
  });
});
