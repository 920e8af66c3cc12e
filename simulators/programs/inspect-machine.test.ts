import { chmod, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectMachine, type Machine } from './inspect-machine.ts';
import { isNewEnough } from '../machine/runtime-version.ts';

let folder: string;
let machine: Machine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machine-'));
  await writeFile(join(folder, 'dated'), '');
  machine = {
    env: { HOME: folder, PATH: '' },
    nodeVersion: '24.1.0',
    runsFolder: join(folder, 'runs/deep'),
    datedFile: join(folder, 'dated'),
  };
});
afterEach(() => rm(folder, { recursive: true }));

const findingOf = async (id: string, changed: Partial<Machine> = {}) =>
  (await inspectMachine({ ...machine, ...changed })).find((finding) => finding.id === id);

describe('inspectMachine', () => {
  it('has a finding for each thing, and a remedy for each problem', async () => {
    const findings = await inspectMachine({ ...machine, nodeVersion: '20.0.0' });
    expect(findings.map(({ id }) => id)).toEqual([
      'runtime',
      'browser',
      'sandbox',
      'clock',
      'cores',
      'memory',
      'disk',
      'run-folders',
      'names',
      'k6',
    ]);
    const problems = findings.filter(({ state }) => state === 'problem');
    expect(problems.map(({ id }) => id)).toEqual(expect.arrayContaining(['runtime', 'browser']));
    for (const { remedy } of problems) expect(remedy).toBeTruthy();
  });

  it('names a name that leads nowhere, which stands in the way of no run', async () => {
    const namesOf = async (addresses: readonly string[]) =>
      (await inspectMachine({ ...machine, resolve: () => Promise.resolve(addresses) })).find(
        ({ id }) => id === 'names',
      );
    expect(await namesOf(['127.0.0.1'])).toEqual({ id: 'names', state: 'ok', found: 'localhost → 127.0.0.1' });
    expect(await namesOf(['::1'])).toMatchObject({
      state: 'note',
      found: 'localhost → ::1, where nothing of ours listens',
      remedy: expect.stringContaining('127.0.0.1 localhost') as string,
    });
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
    expect(await findingOf('browser', { env: { PASSKEY_PILOT_BROWSER: '/gone' } })).toMatchObject({
      state: 'problem',
      found: 'no program at /gone',
    });
  });
});

describe('the finding about k6', () => {
  async function program(name: string, says: string): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\necho '${says}'\n`);
    await chmod(file, 0o755);
    return file;
  }
  const finding = (more: Record<string, string> = {}) =>
    findingOf('k6', { env: { HOME: folder, PATH: folder, ...more } });

  it('tells which, and where it was found', async () => {
    const path = await program('k6', 'k6 v2.2.0 (go1.26.8, linux/amd64)');
    expect(await finding()).toEqual({ id: 'k6', state: 'ok', found: `k6 2.2.0 (${path}, by PATH)` });
  });

  it('tells what a load run will do without', async () => {
    expect(await finding()).toMatchObject({
      state: 'note',
      remedy: expect.stringContaining('downloads k6 2.2.0 from github.com (no Go is here)'),
    });
    await program('go', 'go1.24.1');
    expect(await finding()).toMatchObject({
      state: 'note',
      remedy: expect.stringContaining('(Go 1.24.1 is older than 1.25)'),
    });
    await program('go', 'go1.26.8');
    expect(await finding()).toMatchObject({
      state: 'note',
      remedy: expect.stringContaining('builds k6 2.2.0 with Go 1.26.8'),
    });
    expect(await finding({ PASSKEY_PILOT_NO_INSTALL: '1' })).toMatchObject({
      state: 'note',
      remedy: expect.stringContaining('unset PASSKEY_PILOT_NO_INSTALL'),
    });
  });

  it('tells one that is too old, and a named one that is none', async () => {
    const path = await program('k6', 'k6 v1.7.1 (go1.25.0, linux/amd64)');
    expect(await finding()).toMatchObject({ state: 'note', found: expect.stringContaining(`${path} is k6 1.7.1`) });
    expect(await finding({ PASSKEY_PILOT_K6: '/gone' })).toMatchObject({
      state: 'problem',
      found: 'no program at /gone',
      remedy: 'correct PASSKEY_PILOT_K6 or unset it',
    });
  });
});

describe('isNewEnough', () => {
  it('compares by number', () => {
    expect(['22.12.0', '22.13.0', '24.0.0', '100.0.0'].map(isNewEnough)).toEqual([true, true, true, true]);
    expect(['20.20.2', '22.2.0', '22.11.9', '9.0.0'].map(isNewEnough)).toEqual([false, false, false, false]);
  });
});
