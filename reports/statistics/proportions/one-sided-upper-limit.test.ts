import { expect, it } from 'vitest';
import { clopperPearsonCI } from './clopper-pearson-ci.ts';
import { oneSidedUpperLimit } from './one-sided-upper-limit.ts';

it('is the upper end of an exact interval with both tails in one', () => {
  for (const [x, n] of [
    [0, 300],
    [3, 400],
    [56, 70],
    [20, 20],
  ] as const)
    expect(oneSidedUpperLimit({ x, n, conf: 0.95 })).toBeCloseTo(clopperPearsonCI({ x, n, conf: 0.9 }).upper, 9);
});

it('is never 0, and 1 only where all did', () => {
  expect(oneSidedUpperLimit({ x: 0, n: 1_000_000, conf: 0.95 })).toBeGreaterThan(0);
  expect(oneSidedUpperLimit({ x: 19, n: 20, conf: 0.95 })).toBeLessThan(1);
});
