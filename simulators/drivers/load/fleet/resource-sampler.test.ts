import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sample } from '../../../../scenarios/schema/load-trial.ts';
import { processUsage } from '../../../machine/cpu-times.ts';
import { ResourceSampler } from './resource-sampler.ts';

const spin = 'for (;;);';
const sleep = 'setInterval(() => {}, 1000)';
/** User and system time, each cut to 10 ms. */
const grainMs = 20;

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sampler-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(script: string): ChildProcess & { readonly id: number } {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  children.push(child);
  return Object.assign(child, { id: child.pid ?? 0 });
}
const lines = () =>
  readFileSync(join(folder, 'samples.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => sample.parse(JSON.parse(line)));
const total = (key: 'k6CpuMs' | 'targetCpuMs' | 'spanMs') =>
  lines().reduce((sum, line) => sum + (line[key] ?? Number.NaN), 0);
const cpuOf = async (id: number) => (await processUsage([id]))?.get(id)?.cpuMs ?? Number.NaN;

describe.runIf(process.platform === 'linux')('ResourceSampler', () => {
  it('adds up to what the processes themselves have used since the start, in spans without gaps', async () => {
    const [target, k6] = [start(spin), start(sleep)];
    await wait(200);
    target.kill('SIGSTOP');
    const before = await cpuOf(target.id);
    const startedAtMs = performance.now() - 1_000;
    const sampler = await ResourceSampler.start({
      trial: 'a',
      startedAtMs,
      processes: () => ({ k6: [k6.id], target: [target.id] }),
      file: join(folder, 'samples.ndjson'),
      everyMs: 100,
    });
    target.kill('SIGCONT');
    await wait(550);
    target.kill('SIGSTOP');
    await sampler.stop();
    const used = (await cpuOf(target.id)) - before;
    expect(used).toBeGreaterThan(100);
    expect(lines().length).toBeGreaterThanOrEqual(3);
    expect(Math.abs(total('targetCpuMs') - used)).toBeLessThanOrEqual(grainMs);
    expect(total('k6CpuMs')).toBeLessThan(total('targetCpuMs') / 2);
    const last = lines().at(-1);
    expect(1_000 + total('spanMs')).toBeCloseTo(last?.atMs ?? 0, -1);
    expect(last).toMatchObject({ trial: 'a', targetResidentBytes: expect.any(Number) as number });
    expect(last?.targetResidentBytes).toBeGreaterThan(1e7);
    expect(lines().reduce((sum, line) => sum + (line.machineCpuMs ?? Number.NaN), 0)).toBeGreaterThanOrEqual(
      total('targetCpuMs') - grainMs,
    );
  });

  it('counts a process that comes later from its own start, and goes on when one is gone', async () => {
    const target = start(spin);
    await wait(100);
    const ids: number[] = [];
    const sampler = await ResourceSampler.start({
      trial: 'a',
      startedAtMs: performance.now(),
      processes: () => ({ k6: ids, target: [target.id] }),
      file: join(folder, 'samples.ndjson'),
      everyMs: 50,
    });
    const k6 = start(spin);
    await wait(150);
    ids.push(k6.id);
    await wait(100);
    const used = await cpuOf(k6.id);
    target.kill('SIGKILL');
    await wait(200);
    await sampler.stop();
    expect(total('k6CpuMs')).toBeGreaterThanOrEqual(used);
    const without = lines().filter(({ targetResidentBytes }) => targetResidentBytes === 0);
    expect(without.every(({ targetCpuMs }) => targetCpuMs === 0)).toBe(true);
    expect(without.reduce((sum, { k6CpuMs }) => sum + k6CpuMs, 0)).toBeGreaterThan(0);
  });

  it('says nothing of a target that is on no machine of ours', async () => {
    const k6 = start(spin);
    const sampler = await ResourceSampler.start({
      trial: 'a',
      startedAtMs: performance.now(),
      processes: () => ({ k6: [k6.id], target: [] }),
      file: join(folder, 'samples.ndjson'),
      everyMs: 50,
    });
    await wait(120);
    await sampler.stop();
    expect(lines().length).toBeGreaterThanOrEqual(2);
    for (const line of lines())
      expect(line).toEqual(
        expect.not.objectContaining({
          targetCpuMs: expect.anything() as unknown,
          targetResidentBytes: expect.anything() as unknown,
        }),
      );
  });

  it('tells at the end that a line could not be written', async () => {
    const sampler = await ResourceSampler.start({
      trial: 'a',
      startedAtMs: performance.now(),
      processes: () => ({ k6: [], target: [] }),
      file: join(folder, 'none', 'samples.ndjson'),
      everyMs: 20,
    });
    await wait(60);
    await expect(sampler.stop()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
