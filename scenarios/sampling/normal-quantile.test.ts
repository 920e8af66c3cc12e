import { describe, expect, it } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

describe('normalQuantile', () => {
  // Roots of erfc(-z/sqrt(2))/2 = p in 60-digit arithmetic; .25, .001 and 1e-20 are the check values of AS 241 itself.
  const reference = [
    [0.25, -0.6744897501960817],
    [0.001, -3.0902323061678136],
    [1e-20, -9.262340089798407],
    [0.975, 1.9599639845400538],
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.075, -1.439531470938456],
    [1e-300, -37.0470962993612],
  ] as const;
  for (const [p, z] of reference) {
    it(`of ${p} is ${z}`, () => {
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(z)));
    });
  }

  it('is odd about one half and infinite at the ends', () => {
    expect(normalQuantile(0.3)).toBeCloseTo(-normalQuantile(0.7), 14);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });
});
