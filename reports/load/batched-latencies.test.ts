// Do the intervals of latency percentiles cover under queueing? Sojourn times of an M/M/1 queue, whose distribution is known.
import { describe, expect, it } from 'vitest';
import { LatencyHistogram } from '../../scenarios/measures/sums/latency-histogram.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { quantileRanks } from '../statistics/series/quantile-ranks.ts';
import { latencyPercentiles, merged } from './batched-latencies.ts';
import { batches } from './sign-ins.ts';

const conf = 0.95;
const busy = 0.7;
const serviceMs = 10;

/** Stationary from the first: the first wait is drawn from the stationary distribution. By Lindley's recursion. */
function sojournsMs(seed: number, n: number): LatencyHistogram[] {
  const stream = openStream({ seed, purpose: 'sojourns' });
  const exponential = (mean: number) => -mean * Math.log(stream.uniform());
  const inBatches = Array.from({ length: batches }, () => new LatencyHistogram());
  let waitMs = stream.uniform() < busy ? exponential(serviceMs / (1 - busy)) : 0;
  for (let index = 0; index < n; index += 1) {
    const sojournMs = waitMs + exponential(serviceMs);
    inBatches[Math.floor((index * batches) / n)]?.add(sojournMs);
    waitMs = Math.max(0, sojournMs - exponential(serviceMs / busy));
  }
  return inBatches;
}

const truthMs = (p: number): number => (-serviceMs * Math.log(1 - p)) / (1 - busy);

describe('latencyPercentiles', () => {
  it.each([
    ['steady', 2_000],
    ['steady', 5_000],
    ['moving', 5_000],
  ] as const)(
    '%s, %i sign-ins: the interval holds the true 95th percentile of M/M/1 in 90 to 99 of 100 runs; plain order statistics do not',
    (course, n) => {
      const replicates = 200;
      let [held, naive] = [0, 0];
      for (let seed = 1; seed <= replicates; seed += 1) {
        const inBatches = sojournsMs(seed, n);
        const found = latencyPercentiles(inBatches, course, conf).find(({ p }) => p === 0.95);
        if (found === undefined) throw new Error('absent');
        if (
          found.interval.lower <= truthMs(0.95) &&
          truthMs(0.95) <= (found.interval.upper ?? Number.POSITIVE_INFINITY)
        )
          held += 1;
        const { lower, upper } = quantileRanks({ n, p: 0.95, conf });
        const all = merged(inBatches);
        if ((all.atRank(lower) ?? 0) <= truthMs(0.95) && truthMs(0.95) <= (all.atRank(upper) ?? 0)) naive += 1;
      }
      expect(held / replicates).toBeGreaterThanOrEqual(0.9);
      expect(held / replicates).toBeLessThanOrEqual(0.99);
      expect(naive / replicates).toBeLessThan(0.5);
    },
  );

  it('leaves out what the sample does not support', () => {
    const of = (n: number) => latencyPercentiles(sojournsMs(1, n), 'steady', conf).map(({ p }) => p);
    expect(of(5)).toEqual([]);
    expect(of(1_000)).toContain(0.99);
    // (1 - 0.001)^n is above 2.5 % up to n = 3 687.
    expect(of(3_000)).not.toContain(0.999);
    expect(of(20_000)).toContain(0.999);
  });

  it('knows latencies that were all the same no more finely than their bucket', () => {
    const inBatches = Array.from({ length: batches }, () => {
      const histogram = new LatencyHistogram();
      histogram.add(10, 500);
      return histogram;
    });
    for (const { ms, interval } of latencyPercentiles(inBatches, 'steady', conf)) {
      expect(interval.lower).toBeLessThan(ms);
      expect(interval.upper).toBeGreaterThan(ms);
      expect(interval.lower).toBeLessThan(10);
      expect(interval.upper).toBeGreaterThanOrEqual(10);
    }
  });

  it('bounds from below only where the sign-ins tell as much as a few independent ones', () => {
    const p95s = Array.from({ length: 20 }, (_, seed) =>
      latencyPercentiles(sojournsMs(seed, 2_000), 'steady', conf).find(({ p }) => p === 0.95),
    );
    const open = p95s.filter((p95) => p95 !== undefined && p95.interval.upper === undefined);
    expect(open.length).toBeGreaterThan(0);
    for (const p95 of open) expect(p95?.interval.lower).toBeLessThan(p95?.ms ?? 0);
  });

  it('leaves out a percentile that the sign-ins bound on neither side', () => {
    // The first half fast, the second slow: as good as two observations.
    const inBatches = Array.from({ length: batches }, (_, batch) => {
      const histogram = new LatencyHistogram();
      histogram.add(batch < batches / 2 ? 10 : 1_000, 500);
      return histogram;
    });
    expect(latencyPercentiles(inBatches, 'steady', conf).some(({ p }) => p === 0.5)).toBe(false);
  });
});
