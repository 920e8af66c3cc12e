// Waits no less than it says. A timer counts whole milliseconds from the start of its turn, so that it may end up to one early.
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { timerMs } from './longest-timer.ts';

export async function waitInFull(durationMs: number): Promise<void> {
  const endsAtMs = performance.now() + timerMs(durationMs);
  await wait(Math.floor(timerMs(durationMs)));
  while (performance.now() < endsAtMs) await nextTurn();
}
