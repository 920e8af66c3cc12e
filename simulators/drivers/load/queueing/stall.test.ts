import { describe, expect, it } from 'vitest';
import { delayQuantileMs, shareDelayed, shareDelayedInClosedLoop, type Stall } from './stall.fixture.ts';

/** Every sign-in of a trial worked out one by one, the stall in its middle. */
function delays({ rate, trialMs, stallMs, drainPerSecond }: Stall): number[] {
  const gapMs = 1_000 / rate;
  const stallEndsMs = trialMs / 2 + stallMs;
  let drainedAtMs = stallEndsMs;
  return Array.from({ length: Math.round(trialMs / gapMs) }, (_, place) => {
    const dueMs = place * gapMs;
    if (dueMs < trialMs / 2 || dueMs >= drainedAtMs) return 0;
    const doneMs = drainedAtMs;
    drainedAtMs += drainPerSecond === undefined ? 0 : 1_000 / drainPerSecond;
    return doneMs - dueMs;
  }).sort((a, b) => a - b);
}

describe.each<Stall>([
  { rate: 1_000, trialMs: 20_000, stallMs: 2_000 },
  { rate: 1_000, trialMs: 20_000, stallMs: 2_000, drainPerSecond: 4_000 },
])('a stall of 2 s in 20 s: %o', (stall) => {
  const one = delays(stall);

  it('delays the share it says', () => {
    expect(one.filter((delay) => delay > 0).length / one.length).toBeCloseTo(shareDelayed(stall), 3);
  });

  it.each([0.5, 0.86, 0.9, 0.95, 0.99, 0.999])('has the quantile at %d', (p) => {
    expect(Math.abs((one[Math.floor(p * one.length)] ?? Number.NaN) - delayQuantileMs(stall, p))).toBeLessThan(5);
  });
});

describe('a closed loop', () => {
  it('sees no more sign-ins delayed than it has virtual users', () => {
    const stall = { rate: 100, trialMs: 20_000, stallMs: 2_000 };
    expect(shareDelayedInClosedLoop(stall, 10)).toBeCloseTo(10 / 2_000, 12);
    expect(shareDelayedInClosedLoop(stall, 10_000)).toBe(shareDelayed(stall));
  });
});
