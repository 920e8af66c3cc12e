// Whole recovery drills of the virtual driver: the same attempts on one thread and on two, and after they were broken off.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { journalled, newRunPath, runDrillVirtually } from './run-bench.fixture.ts';

const shipped = fileURLToPath(new URL('../../scenarios/recovery-drill.yaml', import.meta.url));
const machineTime = 'pilot-in-chromium';
/** What of an attempt hangs on the start of the program. */
const withoutStart = (attempt: Attempt) => ({ ...attempt, epoch: 0, lane: 0, correlationId: '' });
const attemptsOf = (path: string) => journalled(path).map(withoutStart);

it('is the same on one thread and on two, and after it was broken off, impostors and all', async () => {
  const whole = await runDrillVirtually(shipped, { machineTime, workers: 1 });
  const expected = attemptsOf(whole.path);
  expect(whole.end.manifest).toMatchObject({ kind: 'recovery-drill', state: 'completed' });
  expect(new Set(expected.map(({ purpose }) => purpose))).toEqual(new Set(['recovery', 'impostor']));
  expect(expected.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
  const two = await runDrillVirtually(shipped, { machineTime, workers: 2 });
  expect(attemptsOf(two.path)).toEqual(expected);

  const path = newRunPath();
  const stop = new AbortController();
  const stopped = await runDrillVirtually(shipped, {
    machineTime,
    path,
    workers: 1,
    stop: stop.signal,
    onProgress: () => stop.abort(),
  });
  expect(stopped.end.manifest.state).toBe('interrupted');
  expect(stopped.end.summary.attempts).toBeGreaterThan(0);
  expect(stopped.end.summary.attempts).toBeLessThan(expected.length);
  const resumed = await runDrillVirtually(shipped, { machineTime, path, resume: true });
  expect(resumed.end.manifest).toMatchObject({ state: 'completed' });
  expect(attemptsOf(path)).toEqual(expected);
}, 120_000);
