import { describe, expect, it } from 'vitest';
import { standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import { decidePersona, type PersonaEvidence } from './decide-persona.ts';

const difference = (metric: string, value: number, half: number, adjustedP?: number): Contrast => ({
  metric,
  arm: 'passkey',
  baseline: 'password-otp',
  kind: 'difference',
  value,
  interval: { lower: value - half, upper: value + half, level: 0.95, method: 'by hand' },
  unit: 'any',
  users: 100,
  informativeUsers: 30,
  ...(adjustedP === undefined ? {} : { adjustedP }),
});
const registration: Estimate = {
  metric: 'registration-success',
  arm: 'passkey',
  value: 0.97,
  interval: { lower: 0.93, upper: 0.99, level: 0.95, method: 'by hand' },
  unit: 'proportion',
  users: 100,
  of: 100,
  provenance: 'counted',
};
const met = { ...registration, metric: 'success-per-need' };
const byMethod = {
  ...registration,
  metric: 'success-per-need-by-method',
  value: 0.85,
  interval: { ...registration.interval, lower: 0.8, upper: 0.9, level: 0.95, method: 'by hand' },
};
const good = {
  success: difference('success-per-need', 0.04, 0.03, 0.01),
  time: difference('restricted-time-to-sign-in', -20, 3, 0.0001),
  lockOuts: difference('lock-outs', -30, 10),
  helpDesk: difference('help-desk-worthy-failures', -40, 30),
};
const decide = (contrasts: Partial<typeof good>, more: Partial<PersonaEvidence> = {}) =>
  decidePersona({
    rule: standardRule,
    persona: 'the persona One',
    users: 100,
    weight: 0.2,
    arm: { id: 'passkey', inSentence: 'passkeys', registers: true },
    baseline: { id: 'password-otp', inSentence: 'password + code' },
    contrasts: Object.values({ ...good, ...contrasts }),
    estimates: [registration, met, byMethod],
    ...more,
  });

describe('the decision on a persona', () => {
  it('is go when success holds, something is better and no guardrail is touched', () => {
    expect(decide({})).toMatchObject({ decision: 'go', why: expect.stringContaining('security was not tested') });
    expect(decide({ success: difference('success-per-need', 0, 0.015, 1) }).decision).toBe('go');
  });
  it('asks for no more people of whom the scenario wants none', () => {
    expect(decide({}, { users: 0, weight: 0 })).toEqual({
      decision: 'no verdict',
      why: 'Its weight is 0\u00a0%, so that nobody of it takes part.',
    });
    expect(decide({}, { users: 0 }).why).toContain('20 more are needed');
    expect(decide({}, { users: 100, weight: 0 }).decision).toBe('go');
  });
  it('is stop when harm beyond the margin is shown', () => {
    expect(decide({ success: difference('success-per-need', -0.06, 0.03, 0.001) }).decision).toBe('stop');
    expect(decide({ lockOuts: difference('lock-outs', 90, 20) })).toMatchObject({
      decision: 'stop',
      why: expect.stringContaining('accounts locked differ by 90'),
    });
  });
  it('is amend when the direction is right and something is not settled', () => {
    expect(decide({}, { estimates: [met, byMethod] })).toMatchObject({
      decision: 'amend',
      why: expect.stringContaining('too few register a passkey'),
    });
    expect(decide({ helpDesk: difference('help-desk-worthy-failures', 0, 25) })).toMatchObject({
      decision: 'amend',
      why: expect.stringContaining('failures worth a call to the help desk rise'),
    });
    expect(
      decide({
        success: difference('success-per-need', 0.01, 0.02, 0.4),
        time: difference('restricted-time-to-sign-in', -1, 3, 0.6),
      }).decision,
    ).toBe('amend');
  });
  it('asks for registrations only where people register, and only of the arm that is decided on', () => {
    const shared = { id: 'passkey', inSentence: 'shared passkeys', registers: false };
    expect(decide({}, { estimates: [met, byMethod], arm: shared })).toMatchObject({
      decision: 'go',
      why: expect.stringContaining('With shared passkeys'),
    });
    expect(decide({}, { estimates: [met, byMethod, { ...registration, arm: 'another' }] }).decision).toBe('amend');
  });
  it('is no verdict, with what is missing, when the data do not tell', () => {
    expect(decide({}, { users: 19 })).toMatchObject({ decision: 'no verdict', why: expect.stringContaining('1 more') });
    expect(decide({}, { invalid: 'Void.' })).toEqual({ decision: 'no verdict', why: 'Void.' });
    expect(decide({ success: difference('success-per-need', 0.02, 0.08, 0.6) })).toMatchObject({
      decision: 'no verdict',
      why: expect.stringMatching(/400\susers/),
    });
    const { interval: _, ...withheld } = good.success;
    expect(decide({ success: { ...withheld, withheld: 'no data' } as Contrast })).toMatchObject({
      decision: 'no verdict',
      why: expect.stringContaining('no data'),
    });
  });
  it('is stop when nearly everybody fails with passkeys, however few ever failed before', () => {
    const lost = { ...difference('success-per-need', -0.8, 0.1, 0.0001), informativeUsers: 0 };
    const failing = (value: number, informativeUsers: number): Estimate => ({
      ...registration,
      metric: 'success-per-need',
      value,
      informativeUsers,
    });
    for (const own of [failing(0.2, 2), failing(0.6, 30)])
      expect(decide({ success: lost }, { estimates: [registration, own, byMethod] }).decision).toBe('stop');
    expect(decide({ success: lost }, { estimates: [registration, failing(0.99, 2), byMethod] }).decision).toBe(
      'no verdict',
    );
  });
  it('asks for failures before it trusts an interval, unless nobody failed with passkeys', () => {
    const few = { ...good.success, informativeUsers: 2 };
    expect(decide({ success: few })).toMatchObject({ decision: 'no verdict', why: expect.stringMatching(/2\susers/) });
    const flawless: Estimate = { ...registration, metric: 'success-per-need', value: 1 };
    expect(decide({ success: few }, { estimates: [registration, flawless, byMethod] }).decision).toBe('go');
  });
});
