import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaQuantile } from './gamma-quantile.ts';
import { lowerRegularisedGamma, upperRegularisedGamma } from './special-functions.ts';

describe('gammaQuantile', () => {
  it('agrees with the exponential distribution, whose quantile is known', () => {
    for (const p of [1e-12, 0.025, 0.5, 0.975, 1 - 1e-12])
      expect(gammaQuantile(p, 1, 2) / (-Math.log1p(-p) / 2)).toBeCloseTo(1, 10);
  });
  it.each([31_064.671318541416, 1e5, 1e6, 3.7e6])(
    'bears a shape of %d, where it nears the normal quantile',
    (shape) => {
      for (const [p, z] of [
        [0.025, -1.959963984540054],
        [0.975, 1.959963984540054],
      ] as const) {
        // Cornish-Fisher to the second order.
        expect(Math.abs(gammaQuantile(p, shape, 1) - (shape + z * Math.sqrt(shape) + (z ** 2 - 1) / 3))).toBeLessThan(
          0.01,
        );
      }
    },
  );
  it('inverts the distribution function', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1.5, max: 5.5, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (logShape, p) => {
          const shape = 10 ** logShape;
          const x = gammaQuantile(p, shape, 1);
          expect(
            Math.abs((p < 0.5 ? lowerRegularisedGamma(shape, x) / p : upperRegularisedGamma(shape, x) / (1 - p)) - 1),
          ).toBeLessThan(1e-7);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('has its limits, and refuses what is no distribution', () => {
    expect([gammaQuantile(0, 3, 1), gammaQuantile(1, 3, 1)]).toEqual([0, Infinity]);
    expect(() => gammaQuantile(0.5, 0, 1)).toThrow('gamma-quantile-out-of-range');
    expect(() => gammaQuantile(Number.NaN, 1, 1)).toThrow('gamma-quantile-out-of-range');
  });
});

it('tells the far tails of the gamma distribution apart', () => {
  expect([upperRegularisedGamma(31_064, 100), upperRegularisedGamma(31_064, 90_000)]).toEqual([1, 0]);
  expect([lowerRegularisedGamma(31_064, 100), lowerRegularisedGamma(31_064, 90_000)]).toEqual([0, 1]);
});
