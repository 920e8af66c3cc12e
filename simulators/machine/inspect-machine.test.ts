import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectMachine, type Machine } from './inspect-machine.ts';
import { isNewEnough } from './runtime-version.ts';

let folder: string;
let machine: Machine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machine-'));
  await writeFile(join(folder, 'dated'), '');
  machine = { env: { HOME: folder, PATH: '' }, nodeVersion: '24.1.0', runsFolder: join(folder, 'runs/deep'), datedFile: join(folder, 'dated') };
});
afterEach(() => rm(folder, { recursive: true }));

const findingOf = async (id: string, changed: Partial<Machine> = {}) => (await inspectMachine({ ...machine, ...changed })).find((finding) => finding.id === id);

describe('inspectMachine', () => {
  it('has a finding for each thing, and a remedy for each problem', async () => {
    const findings = await inspectMachine({ ...machine, nodeVersion: '20.0.0' });
    expect(findings.map(({ id }) => id)).toEqual(['runtime', 'browser', 'sandbox', 'clock', 'cores', 'memory', 'disk', 'run-folders', 'k6']);
    const problems = findings.filter(({ state }) => state === 'problem');
    expect(problems.map(({ id }) => id)).toEqual(expect.arrayContaining(['runtime', 'browser']));
    for (const { remedy } of problems) expect(remedy).toBeTruthy();
  });

  it('leaves nothing behind where it tried to write', async () => {
    expect(await findingOf('run-folders')).toMatchObject({ state: 'ok' });
    expect(await readdir(folder)).toEqual(['dated']);
  });

  it('sees a place where no folder can be made', async () => {
    expect(await findingOf('run-folders', { runsFolder: '/proc/runs' })).toMatchObject({ state: 'problem' });
  });

  it('sees a clock that is behind', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    await utimes(join(folder, 'dated'), tomorrow, tomorrow);
    expect(await findingOf('clock')).toMatchObject({ state: 'problem', remedy: 'set the date of this machine' });
  });

  it('tells a named browser that is not there', async () => {
    expect(await findingOf('browser', { env: { PASSKEY_PILOT_BROWSER: '/gone' } })).toMatchObject({ state: 'problem', found: 'no program at /gone' });
  });
});

describe('isNewEnough', () => {
  it('compares by number', () => {
    expect(['22.12.0', '22.13.0', '24.0.0', '100.0.0'].map(isNewEnough)).toEqual([true, true, true, true]);
    expect(['20.20.2', '22.2.0', '22.11.9', '9.0.0'].map(isNewEnough)).toEqual([false, false, false, false]);
  });
});
