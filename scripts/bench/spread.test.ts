import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf, spreadText } from './spread.ts';

/** Zero has one sign: none of a benchmark has two. */
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((each) => each + 0);

describe('spreadOf', () => {
  it('takes the middle of an odd number of blocks and the mean of the two middle ones of an even number', () => {
    expect(spreadOf([10, 2, 3])).toEqual({ median: 3, lowest: 2, highest: 10, blocks: 3 });
    expect(spreadOf([4, 1, 2, 10]).median).toBe(3);
  });

  it('lies between its ends and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const spread = spreadOf(values);
        expect(spread.median).toBeGreaterThanOrEqual(spread.lowest);
        expect(spread.median).toBeLessThanOrEqual(spread.highest);
        expect(spreadOf(values.toReversed())).toEqual(spread);
      }),
    );
  });

  it('refuses to make a figure of nothing', () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });

  it('is told with its ends', () => {
    expect(spreadText({ median: 2.314, lowest: 2.1, highest: 2.45, blocks: 5 }, 2)).toBe('2.31 (2.10 to 2.45)');
  });
});
