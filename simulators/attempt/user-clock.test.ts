import { describe, expect, it } from 'vitest';
import { UserClock } from './user-clock.ts';

describe('the user clock', () => {
  it('takes modelled and planted time in full', () => {
    const clock = new UserClock(1_000_000);
    clock.addModelled({ modelledMs: 12_345.6 });
    clock.addMeasured({ measuredMs: 2_020, plantedMs: 2_000 });
    expect(clock.nowMs).toBe(1_000_000 + 12_345.6 + 2_000);
    expect(clock.elapsedMs).toBeCloseTo(14_345.6, 6);
  });

  it('shows the same on a fast and on a slow machine while the target is healthy', () => {
    const [fast, slow] = [20, 640].map((stepMs) => {
      const clock = new UserClock(0);
      for (let step = 0; step < 30; step += 1) {
        clock.addModelled({ modelledMs: 1_500 });
        clock.addMeasured({ measuredMs: stepMs });
      }
      return clock.nowMs;
    });
    expect(fast).toBe(slow);
  });

  it('lets a target that keeps people waiting for seconds cost them whole seconds', () => {
    const clock = new UserClock(0);
    clock.addMeasured({ measuredMs: 3_999 });
    expect(clock.nowMs).toBe(3_000);
    clock.addMeasured({ measuredMs: 4_000 });
    expect(clock.nowMs).toBe(7_000);
  });

  it('never runs back, even when less is measured than was planted', () => {
    const clock = new UserClock(0);
    clock.addMeasured({ measuredMs: 49.9, plantedMs: 50 });
    expect(clock.nowMs).toBe(50);
  });
});
