import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivals, type Arrivals } from '../../scenarios/schema/load.ts';
import {
  durationOf,
  expectedArrivals,
  highestRate,
  ratePlan,
  spikeEdgeMs,
  stretched,
  type RatePlan,
} from './rate-plan.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const morning = (more: object = {}): Arrivals =>
  arrivals.parse({
    shape: 'morning-peak',
    employees: 12_000,
    signInsPerDay: 1.6,
    share: '40 %',
    between: ['08:30', '09:00'],
    ...more,
  });
const peakOf = (plan: RatePlan) => plan.filter(({ from }) => from === highestRate(plan));

describe('a morning peak', () => {
  it('has 7 680 sign-ins of 12 000 employees who sign in 1.6 times a day, 40 % of them between 8:30 and 9:00', () => {
    const plan = ratePlan(morning());
    const peak = peakOf(plan);
    expect(expectedArrivals(peak)).toBeCloseTo(7_680, 6);
    expect(durationOf(peak)).toBe(30 * minuteMs);
    expect(highestRate(plan)).toBeCloseTo(7_680 / 1_800, 12);
  });

  it('spreads the other sign-ins evenly over the rest of the working day', () => {
    const plan = ratePlan(morning({ shoulders: '10 min' }));
    expect(plan.map(({ durationMs }) => durationMs)).toEqual([10 * minuteMs, 30 * minuteMs, 10 * minuteMs]);
    const outside = (12_000 * 1.6 * 0.6) / (10.5 * 3_600);
    for (const shoulder of [plan[0], plan[2]]) {
      expect(shoulder?.from).toBeCloseTo(outside, 12);
      expect(shoulder?.to).toBe(shoulder?.from);
    }
    // With shoulders as long as the day all of its sign-ins are there.
    const wholeDay = ratePlan(morning({ shoulders: '1 d' }));
    expect(durationOf(wholeDay)).toBe(11 * hourMs);
    expect(expectedArrivals(wholeDay)).toBeCloseTo(12_000 * 1.6, 6);
  });

  it('keeps its rates when it is compressed: each lasts a shorter time', () => {
    const [whole, compressed] = [ratePlan(morning()), ratePlan(morning({ compress: 50 }))];
    expect(compressed.map(({ from, to }) => [from, to])).toEqual(whole.map(({ from, to }) => [from, to]));
    expect(compressed.map(({ durationMs }) => durationMs)).toEqual(whole.map(({ durationMs }) => durationMs / 50));
    expect(expectedArrivals(compressed)).toBeCloseTo(expectedArrivals(whole) / 50, 9);
  });

  it('has no shoulder where the working day ends, or where all sign-ins are in the peak and it fills the day', () => {
    expect(
      ratePlan(morning({ between: ['07:00', '08:00'], shoulders: '10 min' })).map(({ durationMs }) => durationMs),
    ).toEqual([hourMs, 10 * minuteMs]);
    expect(ratePlan(morning({ share: '100 %', between: ['07:00', '18:00'] }))).toHaveLength(1);
  });
});

describe('a spike', () => {
  it('rises and falls within its edges and lasts as long as it says', () => {
    const plan = ratePlan(
      arrivals.parse({ shape: 'spike', rate: '2/s', peak: '20/s', after: '10 s', peakFor: '5 s', for: '30 s' }),
    );
    expect(plan).toEqual([
      { durationMs: 10_000, from: 2, to: 2 },
      { durationMs: spikeEdgeMs, from: 2, to: 20 },
      { durationMs: 5_000, from: 20, to: 20 },
      { durationMs: spikeEdgeMs, from: 20, to: 2 },
      { durationMs: 13_000, from: 2, to: 2 },
    ]);
    expect(expectedArrivals(plan)).toBe(20 + 11 + 100 + 11 + 26);
  });

  it('leaves out what lasts no time', () => {
    const plan = ratePlan(
      arrivals.parse({ shape: 'spike', rate: '2/s', peak: '20/s', after: '0 s', peakFor: '5 s', for: '7 s' }),
    );
    expect(plan.map(({ durationMs }) => durationMs)).toEqual([spikeEdgeMs, 5_000, spikeEdgeMs]);
  });
});

it.each(['steady', 'soak'] as const)('%s holds one rate', (shape) => {
  expect(ratePlan({ shape, rate: 7, for: 3_000 })).toEqual([{ durationMs: 3_000, from: 7, to: 7 }]);
});

it('ramps from one rate to the other, whichever is higher', () => {
  const down = ratePlan({ shape: 'ramp', from: 9, to: 1, for: 2_000 });
  expect(down).toEqual([{ durationMs: 2_000, from: 9, to: 1 }]);
  expect(highestRate(down)).toBe(9);
  expect(highestRate(ratePlan({ shape: 'ramp', from: 1, to: 9, for: 2_000 }))).toBe(9);
  expect(expectedArrivals(down)).toBe(10);
});

it('stretches times, not rates', () => {
  const segment = fc.record({
    durationMs: fc.integer({ min: 1, max: 1_000_000 }),
    from: fc.integer({ min: 0, max: 500 }),
    to: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 64 }), (plan, factor) => {
      const longer = stretched(plan, factor);
      expect(highestRate(longer)).toBe(highestRate(plan));
      expect(durationOf(longer)).toBe(factor * durationOf(plan));
      expect(expectedArrivals(longer)).toBeCloseTo(factor * expectedArrivals(plan), 3);
    }),
    { numRuns: 30 },
  );
});
