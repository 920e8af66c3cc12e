import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../scenarios/sampling/normal-quantile.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { fewestDraws, predictiveInterval } from './predictive-interval.ts';

/** Draws whose true values are normal, seen with chance of known variance on top. */
function noisyDraws(draws: number, inputSd: number, innerSd: number, seed: number) {
  const truth = openStream({ seed, purpose: 'truth' });
  const noise = openStream({ seed, purpose: 'noise' });
  return Array.from({ length: draws }, () => ({
    value: 10 + inputSd * normalQuantile(truth.uniform()) + innerSd * normalQuantile(noise.uniform()),
    variance: innerSd ** 2,
  }));
}

describe('a predictive interval', () => {
  it('takes the chance between users out again', () => {
    const found = predictiveInterval(noisyDraws(4_000, 1, 2, 7), { scale: 'natural', level: 0.9, seed: 1 });
    // Three standard errors at these numbers; with the noise left in, the ends would be 2 farther out.
    const near = (value: number | undefined, expected: number) =>
      expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThan(0.27);
    near(found?.median, 10);
    near(found?.lower, 10 - 1.645);
    near(found?.upper, 10 + 1.645);
    near(found?.inputSd, 1);
    expect(found?.innerSd).toBeCloseTo(2, 6);
  });

  it('states a Monte Carlo error that is that of repeated samples', () => {
    const medians = Array.from({ length: 80 }, (_, seed) =>
      predictiveInterval(noisyDraws(64, 1, 0.5, seed + 1), { scale: 'natural', level: 0.9, seed: 1 }),
    );
    const values = medians.map((found) => found?.median ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    const stated =
      medians.reduce((sum, found) => sum + (found?.monteCarloError.median ?? Number.NaN), 0) / medians.length;
    // The spread of 80 is known to 8 %.
    expect(stated / spread).toBeGreaterThan(0.75);
    expect(stated / spread).toBeLessThan(1.35);
  });

  it('is wider, never narrower, with more input uncertainty; and on the log scale stays above 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
        const wide = predictiveInterval(noisyDraws(64, 3, 0.3, seed), { scale: 'natural', level: 0.9, seed });
        const narrow = predictiveInterval(noisyDraws(64, 1, 0.3, seed), { scale: 'natural', level: 0.9, seed });
        expect((wide?.upper ?? 0) - (wide?.lower ?? 0)).toBeGreaterThan((narrow?.upper ?? 0) - (narrow?.lower ?? 0));
        const positive = noisyDraws(64, 1, 1, seed).map(({ value }) => ({ value: Math.exp(value / 4), variance: 0.1 }));
        expect(predictiveInterval(positive, { scale: 'log', level: 0.9, seed })?.lower).toBeGreaterThan(0);
      }),
      { numRuns: 10 },
    );
  });

  it('is none where all draws gave the same, and never of no width where the users’ chance explains all', () => {
    const same = Array.from({ length: 64 }, () => ({ value: 1, variance: 0 }));
    expect(predictiveInterval(same, { scale: 'natural', level: 0.9, seed: 1 })).toBeUndefined();
    expect(predictiveInterval(same, { scale: 'log', level: 0.9, seed: 1 })).toBeUndefined();
    // As much chance again is stated as there is: all of the variance, and more, is the users'.
    const explained = noisyDraws(64, 0, 1, 3).map(({ value }) => ({ value, variance: 4 }));
    const found = predictiveInterval(explained, { scale: 'natural', level: 0.9, seed: 1 });
    expect((found?.upper ?? 0) - (found?.lower ?? 0)).toBeGreaterThan(0.5);
  });

  it('is none with fewer draws than say anything', () => {
    expect(
      predictiveInterval(noisyDraws(fewestDraws - 1, 1, 1, 1), { scale: 'natural', level: 0.9, seed: 1 }),
    ).toBeUndefined();
    expect(
      predictiveInterval(noisyDraws(fewestDraws, 1, 1, 1), { scale: 'natural', level: 0.9, seed: 1 }),
    ).toBeDefined();
  });
});
