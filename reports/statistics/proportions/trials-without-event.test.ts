import { expect, it } from 'vitest';
import { oneSidedUpperLimit } from './one-sided-upper-limit.ts';
import { trialsWithoutEvent } from './trials-without-event.ts';

it('is the fewest trials whose zero-event limit is below', () => {
  for (const atMost of [0.001, 0.01, 0.2]) {
    const n = trialsWithoutEvent({ atMost, conf: 0.95 });
    expect(oneSidedUpperLimit({ x: 0, n, conf: 0.95 })).toBeLessThanOrEqual(atMost);
    expect(oneSidedUpperLimit({ x: 0, n: n - 1, conf: 0.95 })).toBeGreaterThan(atMost);
  }
});

it('asks for a limit between none and all', () => {
  expect(() => trialsWithoutEvent({ atMost: 0, conf: 0.95 })).toThrow('proportion-out-of-range');
  expect(() => trialsWithoutEvent({ atMost: 1, conf: 0.95 })).toThrow('proportion-out-of-range');
});
