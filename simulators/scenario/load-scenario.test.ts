import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { oneOf } from './issue-problem.ts';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());
const change = (from: string, to: string) => {
  expect(smallScenario).toContain(from);
  return smallScenario.replace(from, to);
};

describe('a scenario that is right', () => {
  it('comes back with its defaults and the parts it names', async () => {
    const loaded = await workspace.load(smallScenario);
    expect(loaded.scenario).toMatchObject({
      seed: 1,
      design: 'paired',
      users: 4,
      personas: { clerk: 0.6, guard: 0.4 },
      limits: { attemptTime: 900_000, void: 0.02 },
    });
    expect(loaded.personas.map(({ id }) => id)).toEqual(['clerk', 'guard']);
    expect(loaded.providers.map(({ id }) => id)).toEqual(['hello']);
    expect(loaded.target.id).toBe('plain');
    expect(loaded.parameters.length).toBeGreaterThan(0);
    const cited = new Set(loaded.parameters.flatMap(({ evidence }) => evidence ?? []));
    expect(new Set(loaded.published.map(({ id }) => id))).toEqual(cited);
  });

  it("says which parts are not the project's, and which of those replace one", async () => {
    expect((await workspace.load(smallScenario)).ownParts).toEqual(
      [
        ['persona', 'clerk'],
        ['persona', 'guard'],
        ['provider', 'hello'],
        ['target', 'plain'],
        ['claim', 'twice-as-fast'],
      ].map(([kind, id]) => ({ kind, id, replaces: false })),
    );
    const ours = join(dirname(fileURLToPath(import.meta.url)), '../../scenarios');
    const tenant = smallScenario
      .replace('target: plain', 'target: reference')
      .replace('claims:\n  - twice-as-fast\n', '')
      .replace('clerk: 60 %\n  guard: 40 %', 'contractor: 100 %');
    const loaded = await workspace.load(tenant);
    expect([loaded.ownParts, loaded.changedEvidence]).toEqual([[], []]);
    // A copy of it beside the scenario, with other line ends; then with a word changed.
    const text = (await readFile(join(ours, 'personas/contractor.yaml'), 'utf8')).replaceAll('\n', '\r\n');
    const file = await workspace.write('personas/contractor.yaml', text);
    expect((await workspace.load(tenant)).ownParts).toEqual([]);
    await workspace.write('personas/contractor.yaml', text.replace(/^title: .*$/m, 'title: Mine'));
    expect((await workspace.load(tenant)).ownParts).toEqual([{ kind: 'persona', id: 'contractor', replaces: true }]);
    await rm(file);
  });

  it('has a hash that the order of fields and comments does not change, and a value does', async () => {
    const { hash } = await workspace.load(smallScenario);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await workspace.load(`# a comment\n${smallScenario.replace('seed: 1\n', '')}seed: 1\n`)).hash).toBe(hash);
    expect((await workspace.load(change('seed: 1', 'seed: 2'))).hash).not.toBe(hash);
  });

  it('takes values from the command line, deep ones too, and says which of them change something', async () => {
    const overrides = [
      { path: 'users', value: '8', option: '--users 8' },
      { path: 'limits.void', value: '5 %', option: '--set limits.void=5 %' },
      { path: 'claims[0]', value: 'twice-as-fast', option: '--set' },
      { path: 'gates.success{arm:passkey}', value: "['value>0.5']", option: '--set' },
    ];
    const { scenario, overridesApplied } = await workspace.load(smallScenario, overrides);
    expect(scenario).toMatchObject({
      users: 8,
      limits: { void: 0.05 },
      gates: { success: ['value>0.9'], 'success{arm:passkey}': ['value>0.5'] },
    });
    // The file has that claim already.
    expect(overridesApplied).toEqual(
      overrides.filter(({ path }) => path !== 'claims[0]').map(({ path, value }) => ({ path, value })),
    );
  });

  it('is not overridden by what holds anyway, written there or not', async () => {
    const { hash, scenario } = await workspace.load(smallScenario);
    const { answerTime } = scenario.limits;
    const settings = [
      ['settle', 'false'],
      ['seed', '1'],
      ['limits.answerTime', `${answerTime} ms`],
      ['limits.answerTime', `${answerTime / 1_000} s`],
    ] as const;
    for (const [path, value] of settings) {
      const loaded = await workspace.load(smallScenario, [{ path, value, option: `--set ${path}=${value}` }]);
      expect([path, loaded.overridesApplied, loaded.hash]).toEqual([path, [], hash]);
    }
    const changed = await workspace.load(smallScenario, [
      { path: 'limits.answerTime', value: `${answerTime + 1} ms`, option: '--set limits.answerTime' },
    ]);
    expect(changed.overridesApplied).toEqual([{ path: 'limits.answerTime', value: `${answerTime + 1} ms` }]);
  });
});

describe('a field that two options set', () => {
  const set = (...paths: string[]) => paths.map((path) => ({ path, value: '5 %', option: `--set ${path}=5 %` }));
  it.each([[['users', 'users']], [['claims[0]', 'claims.0']], [['limits.void', 'limits']]])(
    'is refused, and both are named: %j',
    async (paths) => {
      const problems = await workspace.problemsOf(smallScenario, set(...paths));
      expect(problems).toContainEqual(
        expect.objectContaining({
          place: { kind: 'option', option: `--set ${paths[1]}=5 %` },
          found: expect.stringContaining(`after "--set ${paths[0]}=5 %"`) as string,
        }),
      );
    },
  );

  it('is none where the second changes a part of the first', async () => {
    const { scenario } = await workspace.load(smallScenario, [
      { path: 'limits', value: '{ void: 1 % }', option: '--set 1' },
      { path: 'limits.void', value: '2 %', option: '--set 2' },
    ]);
    expect(scenario.limits.void).toBe(0.02);
  });
});

it('of a parameter that is not known nothing is told but that', async () => {
  expect(await workspace.problemsOf(`${smallScenario}parameters: { patiense: 90 s }\n`)).toMatchObject([
    { code: 'unknown-reference', suggestion: 'patience' },
  ]);
});

it('of very many names the nearest are told', () => {
  const known = Array.from({ length: 40 }, (_, i) => `metric-${i}`);
  const words = oneOf([...known, 'success-per-need', 'success-per-prompt'], 'success-per-prom');
  expect(words).toBe('one of 42, of which the nearest are "success-per-prompt", "success-per-need", "metric-0"');
});

// problemsOf throws on whatever is not ScenarioErrors; a stack trace in a sentence would show as a line break.
const isTold = async (text: string | Uint8Array, overrides: Parameters<ScenarioWorkspace['problemsOf']>[1] = []) => {
  for (const { found, expected, place } of await workspace.problemsOf(text, overrides)) {
    expect(`${found}${expected}`).not.toMatch(/[\n\r]| at .*:\d+:\d+\)|undefined|\[object/);
    expect(place.kind === 'option' || place.file.startsWith(workspace.folder)).toBe(true);
  }
};

describe('no text at all brings anything but ScenarioErrors', () => {
  it('with pieces of it cut, doubled, swapped and strewn with YAML signs', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '&a ',
        '*a',
        '<<: ',
        '? ',
        '- ',
        '!!binary ',
        '%YAML 1.1\n',
        '---\n',
        '...\n',
        '\t',
        '|\n',
        '{',
        ']',
        '"',
        "'",
        ': ',
        '__proto__: ',
        'constructor: ',
        '.nan',
        '0x',
        '~',
      ),
      fc.string(),
      fc.string({ unit: 'binary' }),
    );
    const cut = fc.record({ at: fc.nat(smallScenario.length), drop: fc.nat(30), piece });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) =>
        isTold(
          cuts.reduce(
            (text, { at, drop, piece: put }) => text.slice(0, at) + put + text.slice(at + drop),
            smallScenario,
          ),
        ),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('with any value in any field', async () => {
    const fields = [
      'name',
      'seed',
      'target',
      'driver',
      'design',
      'arms',
      'personas',
      'allocation',
      'users',
      'days',
      'signInsPerUserAndDay',
      'startsOn',
      'claims',
      'gates',
      'faults',
      'parameters',
      'limits',
      'measurement',
    ];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.constantFrom(10 ** 12, -1, '5 %', '3 s', [[]], { at: '*' }, [{ at: '*', clockSkew: {} }], { __proto__: null }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), value, { maxKeys: 5 }),
        (changed) => isTold(`${stringify({ seed: 1, ...changed })}`),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('with any bytes, and any text after --set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => isTold(bytes)),
      { numRuns: 20 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), (path, value) =>
        isTold(smallScenario, [{ path, value, option: '--set' }]),
      ),
      { numRuns: 20 },
    );
  }, 60_000);
});
