// A pilot that is settled, in virtual time: its people among many, its inputs over their ranges, in one run and in its results; and what becomes
// of a run whose layers are missing, or whose attempts differ from their twins.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import type { ResultsOfPilot } from '../reports/results/results.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { many as manySchema } from '../scenarios/measures/many.ts';
import { centralValue } from '../scenarios/sampling/central-value.ts';
import { writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { commandLine } from './command-line.ts';

/** Few are varied, so that few points are lived: the others are set to their centre. */
const varied = ['password-mistyped', 'key-of-password', 'prompt-orientation', 'patience-spread'];
const { parameters: known } = await loadScenario('scenarios/pilot.yaml', {
  overrides: [],
  metrics: metricUnits,
  flows,
});
const parameters = Object.fromEntries(
  known.flatMap((parameter) => (varied.includes(parameter.id) ? [] : [[parameter.id, centralValue(parameter)]])),
);
const command = (...words: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', ...words]);

let folder: string;
let path: string;
const scenario = writeScenario({
  users: 40,
  driver: 'virtual',
  claims: ['google-2023-speed'],
  parameters,
  settle: { users: 200, points: 32, atMost: '5 min' },
});
const resultsOf = (of = path) => JSON.parse(readFileSync(join(of, 'results.json'), 'utf8')) as ResultsOfPilot;
const files = () => readdirSync(path).toSorted();
/** Without what differs from start to start. */
const figuresOf = ({ sensitivity, many }: ResultsOfPilot) => ({
  many: { ...many, seconds: 0 },
  sensitivity: {
    ...sensitivity,
    generatedAt: '',
    phases: sensitivity?.phases.map((phase) => ({ ...phase, seconds: 0 })),
  },
});

let first: ReturnType<typeof figuresOf>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settled-'));
  path = join(folder, 'run');
  await command('run', scenario, '--out', path);
  first = figuresOf(resultsOf());
}, 240_000);
afterAll(() => rm(folder, { recursive: true }));

it('has its people among many, all alike, and its inputs over their ranges', () => {
  const { many, sensitivity, counts } = resultsOf();
  expect(many).toMatchObject({
    users: 200,
    ofThisRun: false,
    counts: true,
    alike: { compared: counts.attempts, alike: counts.attempts, differing: 0, void: 0, cut: 0, different: [] },
  });
  expect(many?.attempts).toBeGreaterThan(4 * counts.attempts);
  expect(sensitivity?.phases.map(({ points, users, planned }) => ({ points, users, planned })).slice(0, 3)).toEqual([
    { points: 1, users: 200, planned: undefined },
    { points: 32, users: 200, planned: undefined },
    { points: 2 * varied.length, users: 200, planned: undefined },
  ]);
  expect(sensitivity?.parameters.map(({ id }) => id).toSorted()).toEqual(varied.toSorted());
  const { figures } = manySchema.parse(JSON.parse(readFileSync(join(path, 'many.json'), 'utf8'))).point;
  for (const { figure, centre, monteCarloSe } of sensitivity?.uncertainty ?? [])
    expect({ value: centre, monteCarloSe }, figure).toEqual(figures[figure]);
  expect(sensitivity?.conditions.length).toBeGreaterThan(0);
  expect(files()).not.toContain('points.ndjson');
});

it('is complete, so that it cannot be gone on with', async () => {
  await expect(command('run', '--resume', path)).rejects.toMatchObject({ code: 'run-completed', badInput: true });
  await expect(command('run', '--resume', path, '--no-settle')).rejects.toMatchObject({ code: 'resume-with-changes' });
});

it.each([['sensitivity'], ['sensitivity', 'many.json']])(
  'goes on where %s is missing, and finds the same',
  async (...missing) => {
    const lived = readFileSync(join(path, 'journal.ndjson.gz'));
    for (const name of missing) rmSync(join(path, name), { recursive: true });
    await command('run', '--resume', path);
    expect(figuresOf(resultsOf())).toEqual(first);
    expect(readFileSync(join(path, 'journal.ndjson.gz')).equals(lived)).toBe(true);
    expect(files()).not.toContain('points.ndjson');
  },
  120_000,
);

it('refuses a many.json that was edited, or that its manifest does not know, and lives them again where it goes on', async () => {
  const [file, manifest] = [join(path, 'many.json'), join(path, 'run.json')];
  const [written, manifestText] = [readFileSync(file, 'utf8'), readFileSync(manifest, 'utf8')];
  const edits = [
    // A figure.
    [file, written.replace(/"value": ([\d.]+)/, (_, value: string) => `"value": ${Number(value) + 0.001}`)],
    // Attempts of which nothing else tells.
    [file, written.replace(/"attempts": \d+/, '"attempts": 1')],
    [file, written.replace(/"counts": true/, '"counts": false')],
    [manifest, manifestText.replace(/,\s*"manyHash": "[0-9a-f]+"/, '')],
  ] as const;
  for (const [where, edited] of edits) {
    writeFileSync(where, edited);
    expect([readFileSync(file, 'utf8'), readFileSync(manifest, 'utf8')]).not.toEqual([written, manifestText]);
    await expect(command('report', path)).rejects.toMatchObject({
      code: 'many-not-valid',
      badInput: true,
      data: { where: file, remedy: expect.stringContaining('--resume') },
    });
    writeFileSync(file, written);
    writeFileSync(manifest, manifestText);
  }
  writeFileSync(file, edits[0][1]);
  await command('run', '--resume', path);
  expect(figuresOf(resultsOf())).toEqual(first);
}, 120_000);

it('lives its own people alone where it is told to', async () => {
  const alone = join(folder, 'alone');
  await command('run', scenario, '--out', alone, '--no-settle');
  const { many, sensitivity, run } = resultsOf(alone);
  expect([many, sensitivity, run.scenario.settle, run.overrides]).toEqual([
    undefined,
    undefined,
    false,
    [{ path: 'settle', value: 'false' }],
  ]);
  expect(['many.json', 'sensitivity', 'points.ndjson'].filter((name) => existsSync(join(alone, name)))).toEqual([]);
}, 60_000);

it('counts nothing of the many where an attempt differs from its twin, and shows both', async () => {
  const journal = join(path, 'journal.ndjson.gz');
  const lines = gunzipSync(readFileSync(journal)).toString().split('\n');
  const at = lines.findIndex((line) => line.includes('"outcome":{"kind":"succeeded"}'));
  lines[at] = (lines[at] ?? '').replace(
    '"outcome":{"kind":"succeeded"}',
    '"outcome":{"kind":"timed-out","step":"x/y"}',
  );
  writeFileSync(journal, gzipSync(lines.join('\n')));
  rmSync(join(path, 'many.json'));
  rmSync(join(path, 'sensitivity'), { recursive: true });
  await command('run', '--resume', path);
  const { many, sensitivity, counts } = resultsOf();
  expect(sensitivity).toBeUndefined();
  expect(many).toMatchObject({
    counts: false,
    why: `1 of ${counts.attempts} attempts of the run differ from their twins in virtual time.`,
    alike: { compared: counts.attempts, alike: counts.attempts - 1, differing: 1 },
  });
  const [told] = many?.alike.different ?? [];
  expect([told?.run?.outcome.kind, told?.many?.outcome.kind]).toEqual(['timed-out', 'succeeded']);
  expect(told?.run?.steps).toEqual(told?.many?.steps);
  await expect(command('run', '--resume', path)).rejects.toMatchObject({ code: 'run-completed' });
}, 60_000);
