import { expect, it } from 'vitest';
import { waitInFull } from './wait-in-full.ts';

it('waits no less than it says, also for parts of a millisecond', async () => {
  for (let nth = 0; nth < 200; nth += 1) {
    const durationMs = (nth % 7) * 0.9;
    const begunMs = performance.now();
    await waitInFull(durationMs);
    expect(performance.now() - begunMs).toBeGreaterThanOrEqual(durationMs);
  }
});
