// Ranks for quantiles of dependent observations, and the variances and effective sizes they are made from.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { batchMeansVariance } from './batch-means-variance.ts';
import { dependentQuantileRanks } from './dependent-quantile-ranks.ts';
import { effectiveSampleSize } from './effective-sample-size.ts';
import { quantileRanks } from './quantile-ranks.ts';
import type { Batch } from './share-in-batches.ts';
import { successiveDifferenceVariance } from './successive-difference-variance.ts';

const conf = 0.95;

/** Batches of independent observations whose chance of a hit may move from batch to batch. */
function independentBatches(seed: number, size: number, chances: readonly number[]): Batch[] {
  const stream = openStream({ seed, purpose: 'batches' });
  return chances.map((chance) => {
    let hits = 0;
    for (let i = 0; i < size; i += 1) if (stream.uniform() < chance) hits += 1;
    return { hits, total: size };
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('variance of a share in batches', () => {
  it('is what the definition says, by hand', () => {
    // Share 1/2; deviations 1, -1, 1, -1 of 2 each: no neighbour is alike, so no credit and no widening.
    const batches = [2, 0, 2, 0].map((hits) => ({ hits, total: 2 }));
    expect(batchMeansVariance(batches)).toEqual({ share: 0.5, variance: ((4 / 3) * 4) / 64, df: 3 });
    // Deviations 1, 1, -1, -1: neighbours (1 - 1 + 1) / 4 alike, and the bias of 1/4 beside it.
    const alike = batchMeansVariance([2, 2, 0, 0].map((hits) => ({ hits, total: 2 })));
    expect(alike?.variance).toBeCloseTo((((4 / 3) * 4) / 64) * (1.5 / 0.5), 12);
    // One jump of 2: 4 (squares) x 4 / (2 x 3).
    expect(successiveDifferenceVariance([2, 2, 0, 0].map((hits) => ({ hits, total: 2 })))?.variance).toBeCloseTo(
      (4 * 4) / 6 / 64,
      12,
    );
  });

  it('finds the binomial variance of independent observations: by differences without bias, by batch means at most a fifth too wide', () => {
    const [size, chance] = [100, 0.2];
    const runs = Array.from({ length: 300 }, (_, seed) =>
      independentBatches(
        seed,
        size,
        Array.from({ length: 20 }, () => chance),
      ),
    );
    const binomial = (chance * (1 - chance)) / (20 * size);
    const differences = mean(
      runs.map((batches) => (successiveDifferenceVariance(batches)?.variance ?? Number.NaN) / binomial),
    );
    const means = mean(runs.map((batches) => (batchMeansVariance(batches)?.variance ?? Number.NaN) / binomial));
    expect(Math.abs(differences - 1)).toBeLessThan(0.06);
    expect(means).toBeGreaterThan(1);
    expect(means).toBeLessThan(1.4);
  });

  it('by differences does not take a planned rise for chance, by batch means does', () => {
    const rising = Array.from({ length: 20 }, (_, batch) => 0.35 + 0.015 * batch);
    const binomial = mean(rising.map((chance) => chance * (1 - chance))) / 2_000;
    const runs = Array.from({ length: 200 }, (_, seed) => independentBatches(seed, 100, rising));
    expect(
      Math.abs(
        mean(runs.map((batches) => (successiveDifferenceVariance(batches)?.variance ?? Number.NaN) / binomial)) - 1,
      ),
    ).toBeLessThan(0.1);
    expect(
      mean(runs.map((batches) => (batchMeansVariance(batches)?.variance ?? Number.NaN) / binomial)),
    ).toBeGreaterThan(10);
  });

  it('does not exist under three batches', () => {
    expect(
      batchMeansVariance([
        { hits: 1, total: 2 },
        { hits: 1, total: 2 },
        { hits: 0, total: 0 },
      ]),
    ).toBeUndefined();
    expect(successiveDifferenceVariance([])).toBeUndefined();
  });
});

describe('effectiveSampleSize', () => {
  it('is n for what is no more spread than independent observations, and less by the ratio of variances', () => {
    expect(effectiveSampleSize({ n: 100, inBatches: undefined, conf })).toBe(100);
    expect(effectiveSampleSize({ n: 100, inBatches: { share: 0.5, variance: 0.0001, df: 1e9 }, conf })).toBe(100);
    expect(effectiveSampleSize({ n: 100, inBatches: { share: 0.5, variance: 0.01, df: 1e9 }, conf })).toBeCloseTo(
      25,
      6,
    );
    expect(effectiveSampleSize({ n: 100, inBatches: { share: 0.5, variance: 0.01, df: 19 }, conf })).toBeCloseTo(
      25 * (1.959964 / 2.093024) ** 2,
      4,
    );
  });
});

describe('dependentQuantileRanks', () => {
  const sample = fc.record({
    n: fc.integer({ min: 1, max: 5_000 }),
    p: fc.double({ min: 0.05, max: 0.999, noNaN: true }),
  });

  it('are the plain ones when nothing is dependent', () => {
    fc.assert(
      fc.property(sample, ({ n, p }) => {
        expect(dependentQuantileRanks({ n, effective: n, p, conf })).toEqual(quantileRanks({ n, p, conf }));
      }),
    );
  });

  it('are those of the effective sample, stretched: 40 and 61 of 100 for the median (Conover 1999, 3.2) are 396 and 605 of 1 000', () => {
    // Of 100 independent observations the r-th stands for the share r / 101: 40 x 1001 / 101 = 396.4, 61 x 1001 / 101 = 604.6.
    expect(quantileRanks({ n: 100, p: 0.5, conf })).toEqual({ lower: 40, upper: 61 });
    expect(dependentQuantileRanks({ n: 1_000, effective: 100.9, p: 0.5, conf })).toEqual({ lower: 396, upper: 605 });
    // Twenty do not bound their 95th percentile from above, nor do a thousand that tell no more.
    expect(dependentQuantileRanks({ n: 1_000, effective: 20, p: 0.95, conf }).upper).toBe(1_001);
  });

  it('lie within the sample or are absent, and hold the rank of the quantile', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0.001, max: 1, noNaN: true }), ({ n, p }, part) => {
        const { lower, upper } = dependentQuantileRanks({ n, effective: Math.max(1, n * part), p, conf });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(n + 1);
        expect(lower).toBeLessThanOrEqual(Math.ceil(p * n));
        expect(upper).toBeGreaterThanOrEqual(Math.floor(p * n));
      }),
    );
  });
});
