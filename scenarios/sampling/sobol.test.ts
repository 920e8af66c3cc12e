import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sobolPoints } from './sobol.ts';

describe("Sobol' points", () => {
  it('are those of SciPy 1.17.1, unscrambled (reference case py.sobol4)', () => {
    expect(sobolPoints({ dimensions: 4, points: 8 })).toEqual([
      [0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25],
      [0.25, 0.75, 0.75, 0.75],
      [0.375, 0.375, 0.625, 0.875],
      [0.875, 0.875, 0.125, 0.375],
      [0.625, 0.125, 0.875, 0.625],
      [0.125, 0.625, 0.375, 0.125],
    ]);
  });

  it('are those of SciPy far out (reference case py.sobol10_tail)', () => {
    expect(sobolPoints({ dimensions: 10, points: 1_024 })[1_000]).toEqual([
      0.2197265625, 0.0966796875, 0.5185546875, 0.6767578125, 0.2802734375, 0.9072265625, 0.0458984375, 0.8994140625,
      0.5009765625, 0.0693359375,
    ]);
  });

  it('hit every interval of 1/n once in every dimension, scrambled or not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 8, 32, 256),
        fc.integer({ min: 1, max: 128 }),
        fc.option(fc.nat({ max: 1_000 })),
        (points, dimensions, replicate) => {
          const drawn = sobolPoints({
            dimensions,
            points,
            ...(replicate === null ? {} : { scrambling: { seed: 7, replicate } }),
          });
          for (let dimension = 0; dimension < dimensions; dimension += 1) {
            const cells = new Set(drawn.map((point) => Math.floor((point[dimension] ?? Number.NaN) * points)));
            expect(cells.size).toBe(points);
            expect(Math.min(...cells)).toBe(0);
            expect(Math.max(...cells)).toBe(points - 1);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('hit every square of 1/16 by 1/16 of the first two dimensions once with 256 points, scrambled too', () => {
    const drawn = sobolPoints({ dimensions: 2, points: 256, scrambling: { seed: 3, replicate: 1 } });
    expect(new Set(drawn.map(([x = 0, y = 0]) => `${Math.floor(x * 16)} ${Math.floor(y * 16)}`)).size).toBe(256);
  });

  it('differ from one scrambling to the next, and average to the integral', () => {
    const means = Array.from({ length: 16 }, (_, replicate) => {
      const drawn = sobolPoints({ dimensions: 5, points: 64, scrambling: { seed: 11, replicate } });
      return drawn.reduce((sum, point) => sum + point.reduce((product, x) => product * (0.5 + x), 1), 0) / 64;
    });
    expect(new Set(means).size).toBe(16);
    const mean = means.reduce((sum, each) => sum + each, 0) / 16;
    const se = Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 15 / 16);
    expect(Math.abs(mean - 1)).toBeLessThan(4 * se);
    // 64 independent random points would give (13/12)^5 - 1 = 0.49 / 64, an SE of 0.022 over 16 replicates.
    expect(se).toBeLessThan(0.01);
  });

  it('refuse dimensions beyond the table', () => {
    expect(() => sobolPoints({ dimensions: 129, points: 1 })).toThrow(/129 dimensions/);
    expect(() => sobolPoints({ dimensions: 0, points: 1 })).toThrow(RangeError);
  });
});
