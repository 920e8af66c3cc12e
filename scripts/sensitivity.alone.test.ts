import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sensitivityResults } from '../reports/sensitivity/sensitivity-results.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { commandLine } from './command-line.ts';

const scenarioFile = (name: string) => fileURLToPath(new URL(`../scenarios/${name}`, import.meta.url));
const pilot = scenarioFile('pilot.yaml');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sensitivity-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...parameters: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', 'sensitivity', pilot, '--out', join(folder, 'out'), ...parameters]);

describe('passkey-pilot sensitivity', () => {
  it.each([
    [['--points', '100'], 'option-unfit', 'a power of 2'],
    [['--points', 'many'], 'option-unfit', 'a whole number'],
    [['--users', '50'], 'option-unfit', 'a whole number from 100'],
    [['--set', 'arms=[passkey]', '--set', 'design=parallel'], 'scenario-unfit', 'both'],
    [['--set', 'virtual.machineTime=gone'], 'machine-profile-missing', 'the folder of a run'],
    [['--set', 'users'], 'override-unfit', 'path=value'],
  ])('refuses %j as bad input and leaves nothing behind', async (parameters, code, expected) => {
    const error: unknown = await run(...parameters).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(PilotError);
    expect(error).toMatchObject({ code, badInput: true, data: { expected: expect.stringContaining(expected) } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a rollout over months', async () => {
    const command = commandLine().parseAsync(['node', 'passkey-pilot', 'sensitivity', scenarioFile('tenant-year.yaml'), '--out', join(folder, 'out')]);
    await expect(command).rejects.toMatchObject({ code: 'scenario-unfit', badInput: true, data: { where: 'rollout' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes results, tables, points and a page; what the scenario sets is not varied', async () => {
    await run('--points', '32', '--users', '100', '--set', 'claims=[google-2023-speed]', '--set', 'parameters.patience=550');
    expect((await readdir(join(folder, 'out'))).toSorted()).toEqual(['conditions.csv', 'flips.csv', 'points.ndjson', 'sensitivity.html', 'sensitivity.json', 'tornado.csv', 'uncertainty.csv']);
    const results = sensitivityResults.parse(JSON.parse(readFileSync(join(folder, 'out', 'sensitivity.json'), 'utf8')));
    expect(results.parameters.map(({ id }) => id)).not.toContain('patience');
    expect(results.leftOut.at(-1)).toBe('Set by the scenario, so not varied: patience.');
    expect(results.uncertainty.every(({ inputs }) => inputs.points <= 32 && inputs.interval.lower <= inputs.interval.upper)).toBe(true);
    expect(results.conditions.map(({ claim }) => claim)).toEqual(Array.from({ length: 5 }, () => 'google-2023-speed'));
    const lines = readFileSync(join(folder, 'out', 'points.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(results.phases.reduce((sum, { points }) => sum + points, 0));
    await expect(run('--points', '32')).rejects.toMatchObject({ code: 'folder-in-use', badInput: true });
  }, 300_000);
});
