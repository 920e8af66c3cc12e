import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketEdgesMs, bucketMs, bucketOf, LatencyHistogram, relativeError } from './latency-histogram.ts';

const latency = fc.oneof(
  fc.double({ min: 0.001, max: 1e7, noNaN: true }),
  fc.integer({ min: 1, max: 100_000 }),
  fc.double({ min: 0.5, max: 2, noNaN: true }),
);

function counted(latencies: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const ms of latencies) histogram.add(ms);
  return histogram;
}

describe('LatencyHistogram', () => {
  it('reads every order statistic, and so every quantile, within the stated error', () => {
    fc.assert(
      fc.property(
        fc.array(latency, { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (latencies, p) => {
          const sorted = latencies.toSorted((a, b) => a - b);
          const histogram = counted(latencies);
          sorted.forEach((exact, index) =>
            expect(Math.abs((histogram.atRank(index + 1) ?? Number.NaN) - exact)).toBeLessThanOrEqual(
              relativeError * exact,
            ),
          );
          const exact = sorted[Math.ceil(p * sorted.length) - 1] ?? Number.NaN;
          expect(Math.abs((histogram.quantile(p) ?? Number.NaN) - exact)).toBeLessThanOrEqual(relativeError * exact);
        },
      ),
    );
  });

  it('keeps its promise at the edges of buckets too', () => {
    for (let bucket = -348; bucket < 2_000; bucket += 1) {
      const [low, high] = bucketEdgesMs(bucket);
      for (const ms of [low, high, low * (1 + 1e-15), high * (1 - 1e-15)])
        expect(Math.abs(bucketMs(bucketOf(ms)) - ms) / ms).toBeLessThanOrEqual(relativeError);
    }
  });

  it('is the same however the latencies were dealt to segments, also through JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(latency, fc.integer({ min: 0, max: 4 })), { maxLength: 200 }), (dealt) => {
        const merged = new LatencyHistogram();
        for (const segment of [3, 0, 4, 1, 2]) {
          const part = counted(dealt.filter(([, to]) => to === segment).map(([ms]) => ms));
          merged.merge(
            LatencyHistogram.from(JSON.parse(JSON.stringify(part)) as ReturnType<LatencyHistogram['toJSON']>),
          );
        }
        const whole = counted(dealt.map(([ms]) => ms));
        expect(merged.toJSON()).toEqual(whole.toJSON());
        expect(merged.count).toBe(dealt.length);
      }),
    );
  });

  it('counts many at once as often one', () => {
    const [once, often] = [new LatencyHistogram(), new LatencyHistogram()];
    once.add(12.5, 3);
    for (let time = 0; time < 3; time += 1) often.add(12.5);
    expect(once.toJSON()).toEqual(often.toJSON());
    expect(once.countUpTo(bucketOf(12.5))).toBe(3);
    expect(once.countUpTo(bucketOf(12.5) - 1)).toBe(0);
  });

  it('has no quantile of nothing and no rank beyond the last', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.quantile(0.5)).toBeUndefined();
    histogram.add(0);
    expect(histogram.quantile(0.5)).toBeCloseTo(0.001, 4);
    expect(histogram.atRank(2)).toBeUndefined();
    expect(histogram.atRank(0)).toBeUndefined();
  });

  it('refuses what is no latency, no count, or of another error', () => {
    const histogram = new LatencyHistogram();
    expect(() => histogram.add(Number.NaN)).toThrow(RangeError);
    expect(() => histogram.add(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => histogram.add(1, 0.5)).toThrow(RangeError);
    expect(() => histogram.add(1, -1)).toThrow(RangeError);
    expect(() => LatencyHistogram.from({ relativeError: 0.02, buckets: [] })).toThrow(RangeError);
  });
});
