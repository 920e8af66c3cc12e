import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpuOfGroup, pssOfGroupMiB } from './process-group.ts';

/** Burns CPU time in a child of its own that ends, says so, and stays. */
const burner = `
const { spawnSync } = require('node:child_process');
spawnSync(process.execPath, ['-e', 'const end = performance.now() + 300; while (performance.now() < end);']);
process.stdout.write('done');
setInterval(() => {}, 1000);`;

describe.skipIf(process.platform !== 'linux')('a process group', () => {
  const leader = spawn(process.execPath, ['-e', burner], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const group = leader.pid ?? Number.NaN;
  beforeAll(() => once(leader.stdout, 'data'));
  afterAll(() => leader.kill('SIGKILL'));

  it('keeps the CPU time of children that have ended', () => {
    const cpu = cpuOfGroup(group);
    // The child spins 300 ms on the clock; on a busy machine it gets only a part of that.
    expect(cpu['ended']).toBeGreaterThanOrEqual(50);
    expect(cpu['browser']).toBeGreaterThan(0);
  });

  it('has memory while it lives', () => {
    expect(pssOfGroupMiB(group)).toBeGreaterThan(1);
  });

  it('has neither when there is none', () => {
    expect(cpuOfGroup(2 ** 30)).toEqual({});
    expect(pssOfGroupMiB(2 ** 30)).toBe(0);
  });
});
