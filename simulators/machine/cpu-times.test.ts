import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { machineCpuMs, processUsage, readPs, stolenCpuMs, type ProcessUsage } from './cpu-times.ts';

/** Works in two threads, then tells what the process knows of itself, and waits. */
const workInTwoThreads = `
  const work = 'const from = performance.now(); while (performance.now() - from < 200);';
  new (require('node:worker_threads').Worker)(work, { eval: true }).once('exit', () => {
    const { user, system } = process.cpuUsage();
    console.log(JSON.stringify({ cpuMs: (user + system) / 1000, residentBytes: process.memoryUsage.rss() }));
    setInterval(() => {}, 1000);
  });
  eval(work);`;
/** User and system time, each cut to 10 ms, and what the process does after it has told. */
const grainMs = 30;

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

async function working(): Promise<{
  readonly id: number;
  readonly itself: ProcessUsage;
  readonly end: () => Promise<void>;
}> {
  const started = spawn(process.execPath, ['-e', workInTwoThreads], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  const itself = await new Promise<ProcessUsage>((resolve) =>
    started.stdout.once('data', (text) => resolve(JSON.parse(String(text)) as ProcessUsage)),
  );
  const end = async () => {
    const ended = new Promise((resolve) => started.once('exit', resolve));
    started.kill('SIGKILL');
    await ended;
  };
  return { id: started.pid ?? 0, itself, end };
}

describe.runIf(['linux', 'darwin'].includes(process.platform))('processUsage', () => {
  it('tells of all threads what the process itself knows, and nothing of one that has ended', async () => {
    const { id, itself, end } = await working();
    const usage = await processUsage([id, process.pid]);
    expect(Math.abs((usage?.get(id)?.cpuMs ?? 0) - itself.cpuMs)).toBeLessThan(grainMs);
    expect((usage?.get(id)?.residentBytes ?? 0) / itself.residentBytes).toBeCloseTo(1, 1);
    expect(usage?.get(process.pid)?.cpuMs).toBeGreaterThan(0);
    await end();
    expect([...((await processUsage([id, process.pid]))?.keys() ?? [])]).toEqual([process.pid]);
  });
});

describe.runIf(process.platform === 'linux')('machineCpuMs', () => {
  it('grows by at least what a process of ours uses meanwhile', async () => {
    const before = machineCpuMs() ?? Number.NaN;
    const { itself } = await working();
    expect((machineCpuMs() ?? Number.NaN) - before).toBeGreaterThan(itself.cpuMs - grainMs);
  });
});

describe('readPs', () => {
  it.each([
    ['  501   0:01.25   2048', 501, { cpuMs: 1_250, residentBytes: 2_097_152 }],
    ['7 123:45.00 1', 7, { cpuMs: 7_425_000, residentBytes: 1_024 }],
    ['7 01:02:03 1', 7, { cpuMs: 3_723_000, residentBytes: 1_024 }],
    ['7 2-01:02:03 1', 7, { cpuMs: 176_523_000, residentBytes: 1_024 }],
  ])('reads %j', (text, id, usage) => {
    expect(readPs(`${text}\n`)).toEqual(new Map([[id, usage]]));
  });

  it.runIf(process.platform !== 'win32')("reads what this machine's ps writes", () => {
    const usage = readPs(
      execFileSync('ps', ['-o', 'pid=,time=,rss=', '-p', String(process.pid)], { encoding: 'utf8' }),
    );
    expect([...usage.keys()]).toEqual([process.pid]);
    expect((usage.get(process.pid)?.residentBytes ?? 0) / process.memoryUsage.rss()).toBeCloseTo(1, 1);
  });
});

describe.runIf(process.platform === 'linux')('stolenCpuMs', () => {
  it('is a time that never falls', () => {
    const before = stolenCpuMs() ?? Number.NaN;
    expect(before).toBeGreaterThanOrEqual(0);
    expect(stolenCpuMs() ?? Number.NaN).toBeGreaterThanOrEqual(before);
  });
});
