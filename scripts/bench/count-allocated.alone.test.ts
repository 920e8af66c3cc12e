// Alone, because other work makes V8 compile later, and what is not compiled yet allocates more.
import { expect, it } from 'vitest';
import { allocationGoalBytes, bytesAnAttempt } from './count-allocated.ts';

it('an attempt that is lived and counted allocates no more than the goal', { timeout: 120_000 }, async () => {
  const bytes = await bytesAnAttempt();
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(allocationGoalBytes);
});
