import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { busyBefore } from './busy-before.ts';

it.skipIf(process.platform === 'win32')(
  'sees a program that spins, by about one core, and not its own work',
  async () => {
    const spinner = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
    try {
      await wait(200);
      const busy = await busyBefore(1_000);
      // Others at work on the machine only add to it.
      expect(busy).toBeGreaterThan(0.6 / availableParallelism());
      expect(busy).toBeLessThanOrEqual(1);
    } finally {
      spinner.kill('SIGKILL');
      await once(spinner, 'exit');
    }
    const idle = (await busyBefore(1_000)) ?? 0;
    const watching = busyBefore(1_000);
    const until = performance.now() + 950;
    while (performance.now() < until);
    expect((await watching) ?? 0).toBeLessThan(Math.max(0.25, idle + 0.25));
  },
);
