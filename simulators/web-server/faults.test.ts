import { describe, expect, it } from 'vitest';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import { clockSkewMs, noFault, planFaults } from './faults.ts';
import type { Position } from './position.ts';

const position: Position = { user: 3, arm: 'passkey', attempt: 1, visit: 0, flow: 'passkey', step: 'use-passkey' };
const at = 'passkey/use-passkey';

describe('planted faults', () => {
  it('do nothing at another step', () => {
    const faults: Fault[] = [{ at: 'password-otp/submit-code', delay: 50, refuse: { share: 1, with: '500' } }];
    expect(planFaults(faults, 1, position)).toEqual(noFault);
  });

  it('add up their delays; the first that refuses wins', () => {
    const faults: Fault[] = [
      { at, delay: 50 },
      { at, delay: 200, refuse: { share: 1, with: 'reset' } },
      { at, refuse: { share: 1, with: '500' } },
    ];
    expect(planFaults(faults, 1, position)).toEqual({ delayMs: 250, refusal: 'reset' });
  });

  it('refuse their share of positions, the same ones each time and in both arms', () => {
    const faults: Fault[] = [{ at, refuse: { share: 0.05, with: '500' } }];
    const positions = Array.from({ length: 10_000 }, (_, user) => ({ ...position, user }));
    const refused = positions.map((where) => planFaults(faults, 7, where).refusal === '500');
    const share = refused.filter(Boolean).length / refused.length;
    // 5 % ± 4 standard errors of 10 000 draws; the draws are fixed by the seed.
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 10_000));
    expect(
      positions.map((where) => planFaults(faults, 7, { ...where, arm: 'password-otp' }).refusal === '500'),
    ).toEqual(refused);
    expect(positions.map((where) => planFaults(faults, 8, where).refusal === '500')).not.toEqual(refused);
  });

  it('draw a delay whose mean is that of its distribution, apart from who is refused', () => {
    const exponential: Fault[] = [
      { at, delay: { distribution: 'exponential', mean: 100 }, refuse: { share: 0.2, with: 'stall' } },
    ];
    const fixed: Fault[] = [{ at, delay: 100, refuse: { share: 0.2, with: 'stall' } }];
    const positions = Array.from({ length: 10_000 }, (_, user) => ({ ...position, user }));
    const plans = positions.map((where) => planFaults(exponential, 7, where));
    const mean = plans.reduce((total, { delayMs }) => total + delayMs, 0) / plans.length;
    expect(Math.abs(mean - 100)).toBeLessThan(4);
    expect(plans.map(({ refusal }) => refusal)).toEqual(positions.map((where) => planFaults(fixed, 7, where).refusal));
  });

  it('skew the clock everywhere with "*", else at their step', () => {
    const faults: Fault[] = [
      { at: '*', clockSkew: { ahead: 45_000 } },
      { at, clockSkew: { behind: 5_000 } },
    ];
    expect(clockSkewMs(faults, undefined)).toBe(45_000);
    expect(clockSkewMs(faults, { ...position, step: 'open-sign-in' })).toBe(45_000);
    expect(clockSkewMs(faults, position)).toBe(40_000);
  });
});
