import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSyntheticLoadRun } from '../reports/fixtures/synthetic-load-run.fixture.ts';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import type { ResultsOfPilot } from '../reports/results/results.ts';
import { sensitivityResults } from '../reports/results/sensitivity-results.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { centralValue } from '../scenarios/sampling/central-value.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import type { Manifest } from '../scenarios/schema/run.ts';
import { withUnits } from '../simulators/people/with-units.fixture.ts';
import { writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { commandLine } from './command-line.ts';

const scenarioFile = (name: string) => fileURLToPath(new URL(`../scenarios/${name}`, import.meta.url));
const pilot = scenarioFile('pilot.yaml');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sensitivity-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Few are varied, so that few points are lived: the others are set to their centre. */
const varied = ['password-mistyped', 'key-of-password', 'prompt-orientation', 'patience-spread'];
const { parameters: known } = await loadScenario(pilot, {
  overrides: [],
  metrics: metricUnits,
  flows,
});
const set = Object.fromEntries(
  known.flatMap((parameter) => (varied.includes(parameter.id) ? [] : [[parameter.id, centralValue(parameter)]])),
);

const run = (...parameters: string[]) =>
  commandLine().parseAsync([
    'node',
    'passkey-pilot',
    'sensitivity',
    pilot,
    '--out',
    join(folder, 'out'),
    ...parameters,
  ]);

describe('passkey-pilot sensitivity', () => {
  it.each([
    [['--points', '100'], 'option-unfit', 'a power of 2'],
    [['--points', 'many'], 'option-unfit', 'a whole number'],
    [['--users', '50'], 'option-unfit', 'a whole number from 100'],
    [['--set', 'arms=[passkey]', '--set', 'design=parallel', '--set', 'settle=false'], 'scenario-unfit', 'two or more'],
    [['--set', 'virtual.machineTime=gone'], 'machine-profile-missing', 'the folder of a run'],
    [['--set', 'users'], 'override-unfit', 'path=value'],
  ])(
    'refuses %j as bad input and leaves nothing behind',
    async (parameters, code, expected) => {
      const error: unknown = await run(...parameters).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(PilotError);
      expect(error).toMatchObject({ code, badInput: true, data: { expected: expect.stringContaining(expected) } });
      expect(await readdir(folder)).toEqual([]);
    },
    30_000,
  );

  it('writes results, tables, points and a page; what the scenario sets is not varied', async () => {
    await run(
      '--points',
      '32',
      '--users',
      '100',
      '--set',
      'claims=[google-2023-speed]',
      '--set',
      `parameters=${JSON.stringify(withUnits(set))}`,
    );
    expect((await readdir(join(folder, 'out'))).toSorted()).toEqual([
      'conditions.csv',
      'flips.csv',
      'points.ndjson',
      'sensitivity.html',
      'sensitivity.json',
      'sensitivity.schema.json',
      'tornado.csv',
      'uncertainty.csv',
    ]);
    const results = sensitivityResults.parse(JSON.parse(readFileSync(join(folder, 'out', 'sensitivity.json'), 'utf8')));
    expect(results.parameters.map(({ id }) => id).toSorted()).toEqual(varied.toSorted());
    expect(results.leftOut.at(-1)).toMatch(/^Set by the scenario, so not varied: .*\bpatience\b/);
    expect(
      results.uncertainty.every(
        ({ inputs }) =>
          inputs.points <= 32 && (inputs.interval === undefined || inputs.interval.lower < inputs.interval.upper),
      ),
    ).toBe(true);
    expect(results.conditions.map(({ claim }) => claim)).toEqual(Array.from({ length: 5 }, () => 'google-2023-speed'));
    const lines = readFileSync(join(folder, 'out', 'points.ndjson'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(results.phases.reduce((sum, { points }) => sum + points, 0));
    await expect(run('--points', '32')).rejects.toMatchObject({ code: 'folder-not-empty', badInput: true });
  }, 300_000);
});

describe('passkey-pilot sensitivity of a run', () => {
  const command = (...parameters: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', ...parameters]);
  const claimed = ['google-2023-speed'];
  let scenario: string;
  let path: string;
  beforeAll(async () => {
    scenario = writeScenario({
      users: 100,
      driver: 'virtual',
      virtual: { machineTime: 'pilot-in-chromium' },
      claims: claimed,
      parameters: set,
      gates: { 'success-per-need{arm:passkey,persona:contractor}': ['value>0.5'] },
    });
    path = join(folder, 'run');
    await command('run', scenario, '--out', path);
  }, 120_000);

  it.each([
    [['--set', 'users=200'], 'option-unfit', '--set'],
    [['--out', 'elsewhere'], 'option-unfit', '--out'],
  ])('takes the run as it was, so refuses %j', async (parameters, code, where) => {
    await expect(command('sensitivity', path, ...parameters)).rejects.toMatchObject({
      code,
      badInput: true,
      data: { where },
    });
  });

  it('refuses a folder without a run, a load run, and a run whose scenario has changed', async () => {
    await expect(command('sensitivity', folder)).rejects.toMatchObject({
      code: 'run-manifest-missing',
      badInput: true,
    });
    const manifest = JSON.parse(readFileSync(join(path, 'run.json'), 'utf8')) as Manifest;
    const copy = await mkdtemp(join(tmpdir(), 'sensitivity-run-'));
    await cp(join(path, 'inputs'), join(copy, 'inputs'), { recursive: true });
    const refusal = async (changed: object) => {
      await writeFile(join(copy, 'run.json'), JSON.stringify({ ...manifest, ...changed }));
      return command('sensitivity', copy);
    };
    const loaded = await mkdtemp(join(tmpdir(), 'sensitivity-load-'));
    await writeSyntheticLoadRun(loaded, {
      trials: [{ id: 'a', arm: 'passkey', ratePerSecond: 5, seconds: 20, servers: 2 }],
    });
    await expect(command('sensitivity', loaded)).rejects.toMatchObject({
      code: 'driver-unfit',
      badInput: true,
    });
    await expect(refusal({ scenarioHash: 'of another' })).rejects.toMatchObject({
      code: 'run-inputs-changed',
      badInput: true,
      data: { where: join(copy, 'inputs') },
    });
    await rm(join(copy, 'inputs'), { recursive: true });
    await expect(refusal({})).rejects.toMatchObject({
      code: 'run-inputs-missing',
      badInput: true,
      data: { where: join(copy, 'inputs') },
    });
    expect(await readdir(copy)).toEqual(['run.json']);
    await rm(copy, { recursive: true });
    await rm(loaded, { recursive: true });
  });

  it('becomes a part of its results, under their schema, and of its report', async () => {
    const resultsOf = async () => JSON.parse(await readFile(join(path, 'results.json'), 'utf8')) as ResultsOfPilot;
    const { sensitivity: before, estimates } = await resultsOf();
    expect(before).toBeUndefined();
    await command('sensitivity', path, '--points', '32', '--users', '100');
    const found = await resultsOf();
    // Optimising takes longer than all that is validated.
    const validate = new Ajv2020({ strict: false, validateFormats: false, code: { optimize: false } }).compile(
      JSON.parse(await readFile(join(path, 'results.schema.json'), 'utf8')) as object,
    );
    validate(found);
    expect(validate.errors).toBeNull();
    expect(found.estimates).toEqual(estimates);
    expect(found.sensitivity?.conditions.map(({ claim }) => claim)).toEqual(
      Array.from({ length: 5 }, () => 'google-2023-speed'),
    );
    expect(found.sensitivity?.questions.find(({ kind }) => kind === 'gate')).toMatchObject({
      figure: 'success-per-need/passkey/contractor',
      threshold: 0.5,
      holdsAtCentre: true,
    });
    expect(found.sensitivity?.decisions.map(({ persona }) => persona)).toEqual(found.personas.map(({ id }) => id));
    expect(await readFile(join(path, 'report.html'), 'utf8')).toContain('id="not-known"');
    // Kept when the run is analysed again, refused when it is not of this run.
    await command('report', path);
    expect((await resultsOf()).sensitivity).toEqual(found.sensitivity);
    const file = join(path, 'sensitivity', 'sensitivity.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(found.run.scenarioHash, 'of another'));
    await expect(command('report', path)).rejects.toMatchObject({ code: 'sensitivity-of-another-run', badInput: true });
    await writeFile(file, text.slice(0, 100));
    await expect(command('report', path)).rejects.toMatchObject({
      code: 'sensitivity-not-valid',
      badInput: true,
      data: { where: file },
    });
  }, 300_000);
});
