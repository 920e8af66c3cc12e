import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WallClockWatch } from './wall-clock-watch.ts';

/** Two clocks that a test moves; each look at one of them takes so long. */
function clocks(lookMs = 0) {
  const state = { wallMs: 1_767_600_000_000, monotonicMs: 5_000 };
  const pass = (ms: number) => {
    state.wallMs += ms;
    state.monotonicMs += ms;
  };
  const told = (of: keyof typeof state) => () => {
    pass(lookMs);
    return of === 'wallMs' ? Math.floor(state.wallMs) : state.monotonicMs;
  };
  return { state, pass, watch: new WallClockWatch({ wall: told('wallMs'), monotonic: told('monotonicMs') }) };
}

describe('a watch of the wall clock', () => {
  it.each([3_600_000, -3_600_000, 1_000, -20, 12])(
    'tells of a step by %d ms, to the millisecond, from then on',
    (stepMs) => {
      const { state, pass, watch } = clocks();
      pass(200);
      expect(watch.look()).toBe(0);
      state.wallMs += stepMs;
      pass(200);
      expect(Math.abs(watch.look() - stepMs)).toBeLessThanOrEqual(1);
      pass(200);
      expect(Math.abs(watch.look() - stepMs)).toBeLessThanOrEqual(1);
    },
  );

  it('tells of nothing where time only passes, however busy the machine, and where a time service slews the clock', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            passMs: fc.double({ min: 0, max: 5_000, noNaN: true }),
            slew: fc.double({ min: -5e-4, max: 5e-4, noNaN: true }),
          }),
          { maxLength: 60 },
        ),
        fc.integer({ min: 0, max: 300 }),
        (spans, lookMs) => {
          const { state, pass, watch } = clocks(lookMs);
          for (const { passMs, slew } of spans) {
            pass(passMs);
            state.wallMs += passMs * slew;
            expect(watch.look()).toBe(0);
          }
        },
      ),
    );
  });

  it('tells of a machine that slept, whose monotonic clock stood still', () => {
    const { state, watch } = clocks();
    state.wallMs += 7_200_000;
    expect(watch.look()).toBeGreaterThan(7_199_000);
  });

  it('finds the clocks of this machine together', () => {
    const watch = new WallClockWatch();
    expect(watch.look()).toBe(0);
  });
});
