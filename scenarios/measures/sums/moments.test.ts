import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moments } from './moments.ts';

describe('moments', () => {
  it('are those of a known sample', () => {
    expect(moments([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ n: 8, mean: 5, squares: 32, variance: 32 / 7 });
  });

  it('keep a small spread far from 0', () => {
    expect(moments([1e9, 1e9 + 1, 1e9 + 2]).variance).toBe(1);
  });

  it('have no mean of nothing and no variance of one value', () => {
    expect(moments([])).toMatchObject({ n: 0, mean: Number.NaN });
    expect(moments([3])).toMatchObject({ n: 1, mean: 3, squares: 0, variance: Number.NaN });
  });

  it('move with the values and grow with their scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 50 }),
        fc.integer({ min: -1_000, max: 1_000 }),
        fc.integer({ min: 1, max: 9 }),
        (values, by, times) => {
          const [one, other] = [moments(values), moments(values.map((value) => times * value + by))];
          expect(other.mean).toBeCloseTo(times * one.mean + by, 6);
          expect(other.variance).toBeCloseTo(times ** 2 * one.variance, 3);
        },
      ),
    );
  });
});
