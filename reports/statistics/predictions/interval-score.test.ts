import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../distributions/normal-quantile.ts';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { intervalScore } from './interval-score.ts';

describe('the interval score', () => {
  it.each([
    // Inside: the width alone.
    [{ lower: 2, upper: 5, level: 0.9 }, 3, 3],
    [{ lower: 2, upper: 5, level: 0.9 }, 5, 3],
    // Outside: the width and 2 / 0.1 of the distance; 2 / 0.5 of a 50 % interval.
    [{ lower: 2, upper: 5, level: 0.9 }, 1.5, 13],
    [{ lower: 2, upper: 5, level: 0.9 }, 7, 43],
    [{ lower: 2, upper: 5, level: 0.5 }, 7, 11],
    [{ lower: 4, upper: 4, level: 0.9 }, 4, 0],
  ])('of %o at %d is %d', (interval, figure, score) => {
    expect(intervalScore(interval, figure)).toBeCloseTo(score, 12);
  });

  it('moves with shift and scale', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(number, number, number, fc.double({ min: 0.1, max: 10, noNaN: true }), (a, b, x, scale) => {
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
        const moved = { lower: scale * lower + 3, upper: scale * upper + 3, level: 0.9 };
        expect(intervalScore(moved, scale * x + 3)).toBeCloseTo(
          scale * intervalScore({ lower, upper, level: 0.9 }, x),
          6,
        );
      }),
    );
  });

  it('is least on average for the true quantiles, and as the closed form of the normal distribution has it', () => {
    const stream = openStream({ seed: 3, purpose: 'interval-score' });
    const draws = Array.from({ length: 20_000 }, () => normalQuantile(stream.uniform()));
    const mean = (half: number) =>
      draws.reduce((sum, draw) => sum + intervalScore({ lower: -half, upper: half, level: 0.9 }, draw), 0) /
      draws.length;
    const z = normalQuantile(0.95);
    // 2 z + 2 / 0.1 * 2 * (density(z) - 0.05 z)
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    expect(mean(z)).toBeCloseTo(2 * z + 40 * (density - 0.05 * z), 1);
    for (const half of [0.6 * z, 0.8 * z, 1.25 * z, 1.6 * z]) expect(mean(half)).toBeGreaterThan(mean(z));
  });
});
