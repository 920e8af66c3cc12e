import { describe, expect, it } from 'vitest';
import type { Inference } from '../statistics/inference.ts';
import { normalQuantile } from '../statistics/distributions/normal-quantile.ts';
import { pByInversion } from './p-by-inversion.ts';

/** An estimate with a normal interval, whose p-value is known in closed form. */
const normal =
  (value: number) =>
  (conf: number): Inference => {
    const half = normalQuantile((1 + conf) / 2);
    return {
      kind: 'estimated',
      value,
      interval: { lower: value - half, upper: value + half, level: conf, method: 'normal' },
      users: 100,
    };
  };

describe('the p-value of an interval', () => {
  it.each([
    [1.959_963_985, 0.05],
    [-2.575_829_304, 0.01],
    [0.674_489_75, 0.5],
    [3.290_526_731, 0.001],
  ])('of an estimate %d standard errors away is %d', (value, p) => {
    expect((pByInversion(normal(value), 0) ?? 0) / p).toBeCloseTo(1, 3);
  });
  it('is 1 at the null value, at the floor far from it, and absent without an interval', () => {
    expect(pByInversion(normal(0), 0)).toBeCloseTo(1, 3);
    expect(pByInversion(normal(40), 0)).toBe(1e-6);
    expect(pByInversion(() => ({ kind: 'withheld', reason: { code: 'no-data' } }), 0)).toBeUndefined();
  });
});
