import { describe, expect, it } from 'vitest';
import { meanTCI } from './mean-t-ci.ts';

describe('meanTCI', () => {
  it('equals the textbook: 3 +/- 2.776445 x 1.581139 / sqrt(5)', () => {
    const found = meanTCI({ x: [1, 2, 3, 4, 5], conf: 0.95 });
    expect(found?.lower).toBeCloseTo(3 - 1.963243, 5);
    expect(found?.upper).toBeCloseTo(3 + 1.963243, 5);
  });

  it('of equal values known to a step of 0.6 is that of a standard deviation of 0.6 / sqrt(12)', () => {
    expect(meanTCI({ x: [2, 2, 2, 2], conf: 0.95 })).toEqual({ lower: 2, upper: 2 });
    const half = (3.182446 * (0.6 / Math.sqrt(12))) / 2;
    expect(meanTCI({ x: [2, 2, 2, 2], conf: 0.95, step: 0.6 })?.upper).toBeCloseTo(2 + half, 5);
  });

  it('does not exist for one value', () => {
    expect(meanTCI({ x: [7], conf: 0.95 })).toBeUndefined();
  });
});
