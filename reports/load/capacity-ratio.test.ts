import { describe, expect, it } from 'vitest';
import { capacityRatios } from './capacity-ratio.ts';
import { fixtureArms } from '../fixtures/results.fixture.ts';
import type { LoadResults } from '../results/load-results.ts';

type Capacity = LoadResults['capacity'][number];
const capacity = (arm: string, held: number[], change: Partial<Capacity> = {}): Capacity => ({
  arm,
  held,
  unbroken: false,
  objective: 'p95 at most 1 s',
  perSecond: Math.exp(held.reduce((sum, rate) => sum + Math.log(rate), 0) / held.length),
  ...change,
});

const capacityRatio = (found: readonly Capacity[]) => capacityRatios(found, fixtureArms)[0];

describe('the ratio of capacities', () => {
  it("is that of the geometric means, with Welch's interval on logarithms", () => {
    const found = capacityRatio([capacity('password-otp', [40, 50]), capacity('passkey', [200, 250])]);
    expect(found?.value).toBeCloseTo(5, 12);
    // By hand: both logs have the variance ln(1.25)² / 2, of their mean a half of that; Welch's df is 2, t is 4.302653.
    const half = 4.302653 * Math.sqrt(Math.log(1.25) ** 2 / 2);
    expect(found?.interval?.lower).toBeCloseTo(5 * Math.exp(-half), 5);
    expect(found?.interval?.upper).toBeCloseTo(5 * Math.exp(half), 5);
  });

  it('is a lower bound without interval when the search of the arm never broke', () => {
    expect(
      capacityRatio([capacity('password-otp', [40, 50]), capacity('passkey', [400, 400], { unbroken: true })]),
    ).toEqual({
      arm: 'passkey',
      baseline: 'password-otp',
      value: expect.closeTo(400 / Math.sqrt(2000)) as number,
      atLeast: true,
    });
  });

  it('has no interval from one repeat, nor from repeats without spread', () => {
    expect(capacityRatio([capacity('password-otp', [40]), capacity('passkey', [200])])?.interval).toBeUndefined();
    expect(
      capacityRatio([capacity('password-otp', [40, 40]), capacity('passkey', [200, 200])])?.interval,
    ).toBeUndefined();
  });

  it('of an arm whose repeats ended alike takes the width of its steps from its own interval', () => {
    const interval = (lower: number, upper: number) => ({ interval: { lower, upper, level: 0.95, method: 'by hand' } });
    const found = capacityRatio([
      capacity('password-otp', [40, 40], interval(38, 42)),
      capacity('passkey', [200, 250], interval(180, 280)),
    ]);
    expect(found?.interval?.lower).toBeLessThan((found?.value ?? 0) * (180 / Math.sqrt(200 * 250)));
    expect(found?.interval?.upper).toBeGreaterThan((found?.value ?? 0) * (280 / Math.sqrt(200 * 250)));
    expect(
      capacityRatio([capacity('password-otp', [40, 40]), capacity('passkey', [200, 250], interval(180, 280))])
        ?.interval,
    ).toBeUndefined();
  });

  it('is not told where an arm has no figure, or where the arm compared with never broke', () => {
    const { perSecond: _, ...withheld } = capacity('passkey', [200, 250]);
    expect(
      capacityRatio([capacity('password-otp', [40, 50]), { ...withheld, withheld: 'the generator gave way' }]),
    ).toBeUndefined();
    expect(
      capacityRatio([capacity('password-otp', [40, 50], { unbroken: true }), capacity('passkey', [200, 250])]),
    ).toBeUndefined();
    expect(capacityRatio([capacity('passkey', [200, 250])])).toBeUndefined();
  });
});
