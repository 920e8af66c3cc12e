import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { dueTimes } from './due-times.ts';
import { durationOf, expectedArrivals, ratePlan, type RatePlan } from './rate-plan.ts';

const rate = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 50, noNaN: true }));
const anyPlan: fc.Arbitrary<RatePlan> = fc.array(
  fc.record({ durationMs: fc.integer({ min: 1, max: 20_000 }), from: rate, to: rate }),
  { minLength: 1, maxLength: 5 },
);
const uniformOf = (seed: number) => {
  const stream = openStream({ seed, purpose: 'test/due-times' });
  return () => stream.uniform();
};

/** Arrivals expected until a time: the integral of the rate, by the area of a trapezium instead of the root of a quadratic. */
function expectedUntil(plan: RatePlan, ms: number): number {
  let [area, leftMs] = [0, ms];
  for (const { durationMs, from, to } of plan) {
    const spentMs = Math.min(Math.max(0, leftMs), durationMs);
    const rateThere = from + ((to - from) * spentMs) / durationMs;
    area += ((from + rateThere) / 2) * (spentMs / 1_000);
    leftMs -= durationMs;
  }
  return area;
}

describe('even spacing', () => {
  it('is exact where the rate is steady', () => {
    expect(dueTimes([{ durationMs: 2_000, from: 4, to: 4 }], 'even', () => Number.NaN)).toEqual([
      125, 375, 625, 875, 1_125, 1_375, 1_625, 1_875,
    ]);
  });

  it('is exact on a ramp from 0: the k-th is due when k + 1/2 are expected', () => {
    const times = dueTimes([{ durationMs: 10_000, from: 0, to: 2 }], 'even', () => Number.NaN);
    // t²/10 expected by t s: t = √(10(k + 1/2)).
    expect(times).toHaveLength(10);
    for (const [k, time] of times.entries()) expect(time).toBeCloseTo(1_000 * Math.sqrt(10 * (k + 0.5)), 9);
  });

  it('begins a rise from 0 at once when a sign-in is due at its very begin', () => {
    const rise = { durationMs: 1_000, from: 0, to: 1 };
    expect(dueTimes([rise, rise], 'even', () => Number.NaN)).toEqual([1_000]);
    expect(dueTimes([{ ...rise, to: 3 }, rise, rise], 'even', () => Number.NaN)).toEqual([
      expect.closeTo(1_000 * Math.sqrt(1 / 3), 9),
      1_000,
    ]);
  });

  it('stands at halves of the expected number, for any plan', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const times = dueTimes(plan, 'even', () => Number.NaN);
        const total = expectedArrivals(plan);
        expect(Math.abs(times.length - total)).toBeLessThanOrEqual(0.5 + 1e-6);
        for (const [k, time] of times.entries()) expect(expectedUntil(plan, time)).toBeCloseTo(k + 0.5, 5);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Poisson spacing', () => {
  it('is in order and within the plan, and leaves gaps of -ln(u) in the expected number', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), (plan, seed) => {
        const times = dueTimes(plan, 'poisson', uniformOf(seed));
        const endMs = durationOf(plan);
        expect(times.every((time, nth) => time >= (times[nth - 1] ?? 0) && time <= endMs * (1 + 1e-12))).toBe(true);
        const uniform = uniformOf(seed);
        let expected = 0;
        for (const time of times) {
          expected -= Math.log(uniform());
          expect(expectedUntil(plan, time)).toBeCloseTo(expected, 5);
        }
        expect(expected - Math.log(uniform())).toBeGreaterThan(expectedArrivals(plan) - 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, RatePlan]>([
    ['a steady rate', ratePlan({ shape: 'steady', rate: 5, for: 8_000 })],
    ['a ramp from 0', [{ durationMs: 10_000, from: 0, to: 8 }]],
    ['a spike', ratePlan({ shape: 'spike', rate: 2, peak: 20, after: 2_000, peakFor: 1_000, for: 8_000 })],
    [
      'a pause',
      [
        { durationMs: 4_000, from: 6, to: 0 },
        { durationMs: 5_000, from: 0, to: 0 },
        { durationMs: 4_000, from: 0, to: 6 },
      ],
    ],
  ])('has counts with the integral of the rate as mean and as variance: %s', (_, plan) => {
    const seeds = 1_500;
    const runs = Array.from({ length: seeds }, (_unused, seed) => dueTimes(plan, 'poisson', uniformOf(seed)));
    // Of the whole plan, and of each third of its time, whose counts are independent.
    const thirdMs = durationOf(plan) / 3;
    const spans = [
      [0, 3],
      [0, 1],
      [1, 2],
      [2, 3],
    ].map(([begin = 0, end = 0]) => [begin * thirdMs, end * thirdMs] as const);
    const counts = spans.map(([beginMs, endMs]) =>
      runs.map((times) => times.filter((time) => time >= beginMs && time < endMs).length),
    );
    for (const [nth, [beginMs, endMs]] of spans.entries()) {
      const expected = expectedUntil(plan, endMs) - expectedUntil(plan, beginMs);
      const { mean, variance } = momentsOf(counts[nth] ?? []);
      // Four standard errors: of the mean √(λ/n), of the variance √((λ + 2λ²)/n). Seeds are fixed, so this passes always or never.
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected / seeds));
      expect(Math.abs(variance - expected)).toBeLessThanOrEqual(4 * Math.sqrt((expected + 2 * expected ** 2) / seeds));
    }
    const [, first = [], , last = []] = counts;
    expect(Math.abs(correlationOf(first, last))).toBeLessThan(4 / Math.sqrt(seeds));
  });
});

function momentsOf(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}

function correlationOf(ones: readonly number[], others: readonly number[]): number {
  const [one, other] = [momentsOf(ones), momentsOf(others)];
  const covariance =
    ones.reduce((sum, value, nth) => sum + (value - one.mean) * ((others[nth] ?? 0) - other.mean), 0) /
    (ones.length - 1);
  return covariance / Math.sqrt(one.variance * other.variance);
}
