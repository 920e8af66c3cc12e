import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../schema/evidence.ts';
import { mean, quantile, sample } from './distribution.ts';
import { openStream } from './stream.ts';

const examples: readonly Distribution[] = [
  { kind: 'fixed', value: 7 },
  { kind: 'uniform', low: 30, high: 120 },
  { kind: 'triangular', low: 0.8, mode: 1.1, high: 1.5 },
  { kind: 'triangular', low: 2, mode: 2, high: 5 },
  { kind: 'normal', mean: 36, sd: 13 },
  { kind: 'lognormal', median: 5, sigma: 0.8 },
  { kind: 'exponential', mean: 4 },
  { kind: 'chance', probability: 0.03 },
];

describe('distribution', () => {
  for (const distribution of examples) {
    it(`${JSON.stringify(distribution)}: mean of quantiles over an even grid is the mean`, () => {
      const n = 200_000;
      let sum = 0;
      for (let i = 0; i < n; i++) sum += quantile(distribution, (i + 0.5) / n);
      expect(sum / n / mean(distribution)).toBeCloseTo(1, 3);
    });
  }

  it('gives reference quantiles', () => {
    // 5 exp(.8 z95) in 60-digit arithmetic; median of the exponential 4 ln 2; F(mode) = .3/.7 of the triangle.
    expect(quantile({ kind: 'lognormal', median: 5, sigma: 0.8 }, 0.95)).toBeCloseTo(18.64020512944191, 10);
    expect(quantile({ kind: 'exponential', mean: 4 }, 0.5)).toBeCloseTo(4 * Math.LN2, 12);
    expect(quantile({ kind: 'triangular', low: 0.8, mode: 1.1, high: 1.5 }, 3 / 7)).toBeCloseTo(1.1, 12);
    expect(quantile({ kind: 'uniform', low: 30, high: 120 }, 0.25)).toBe(52.5);
  });

  it('never decreases in u', () => {
    const u = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...examples), u, u, (distribution, a, b) => {
        expect(quantile(distribution, Math.min(a, b))).toBeLessThanOrEqual(quantile(distribution, Math.max(a, b)));
      }),
    );
  });

  it('takes one uniform a draw, also for a fixed value and for a chance of 0 or 1', () => {
    const certain: readonly Distribution[] = [
      ...examples,
      { kind: 'chance', probability: 0 },
      { kind: 'chance', probability: 1 },
    ];
    for (const distribution of certain) {
      const stream = openStream({ seed: 3, purpose: 'count' });
      const plain = openStream({ seed: 3, purpose: 'count' });
      sample(distribution, stream);
      plain.uniform();
      expect(stream.uniform()).toBe(plain.uniform());
    }
  });

  it('keeps a chance of 0 and of 1 certain', () => {
    const stream = openStream({ seed: 9, purpose: 'certain' });
    for (let i = 0; i < 1_000; i++) {
      expect(sample({ kind: 'chance', probability: 0 }, stream)).toBe(0);
      expect(sample({ kind: 'chance', probability: 1 }, stream)).toBe(1);
    }
  });
});
