import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { longestTimerMs, timerMs } from './longest-timer.ts';

it('a timer never gets more than it holds: it would end at once', async () => {
  expect(
    [-5, 0, 12, longestTimerMs, longestTimerMs + 1, 30 * 86_400_000, Number.POSITIVE_INFINITY].map(timerMs),
  ).toEqual([0, 0, 12, longestTimerMs, longestTimerMs, longestTimerMs, longestTimerMs]);
  const stop = new AbortController();
  const ended = await Promise.race([
    wait(timerMs(30 * 86_400_000), 'the month', { signal: stop.signal }).catch(() => 'stopped'),
    wait(50, 'the wait for it'),
  ]);
  stop.abort();
  expect(ended).toBe('the wait for it');
});
