import { describe, expect, it } from 'vitest';
import { testPopulation } from './test-population.fixture.ts';
import { createHumanModel } from './human-model.ts';
import type { Situation } from './intent.ts';

function codes(overrides: Record<string, number>) {
  const { scenario, parameters, population } = testPopulation({
    users: 50,
    parameters: {
      'phone-not-at-hand': 0,
      'message-opening': 6,
      'code-waiting': 40,
      'authenticator-app-opening': 9,
      ...overrides,
    },
  });
  const human = createHumanModel({ seed: scenario.seed, parameters });
  const user = population.user(4);
  const device = { ...user.devices[0], kind: 'windows-laptop' as const };
  const at = (given: Partial<Situation>): Situation => ({
    user,
    device,
    attempt: 0,
    visit: 0,
    flow: 'password-otp',
    step: 'obtain-code',
    nowMs: 0,
    elapsedMs: 1,
    arm: 'today',
    userPrincipalName: `${user.userName}@firm.example`,
    password: user.password,
    codeChannel: 'text-message',
    ...given,
  });
  return { human, at };
}

describe('obtain-code by message', () => {
  const { human, at } = codes({});

  it('takes the phone while the message is on its way', () => {
    expect(human['obtain-code'](at({ messageInMs: 2_000 }))).toEqual({ modelledMs: 6_000, result: 'in-hand' });
    expect(human['obtain-code'](at({ messageInMs: 30_000 }))).toEqual({ modelledMs: 30_000, result: 'in-hand' });
  });

  it('stops waiting when the person would, at the millisecond', () => {
    expect(human['obtain-code'](at({ messageInMs: 40_000 })).result).toBe('in-hand');
    expect(human['obtain-code'](at({ messageInMs: 40_001 }))).toEqual({
      modelledMs: 40_000,
      result: 'not-arrived',
      cause: 'code-late',
    });
    expect(human['obtain-code'](at({}))).toEqual({ modelledMs: 40_000, result: 'not-arrived', cause: 'code-lost' });
  });
});

describe('obtain-code without the phone', () => {
  it('fails, unless the person fetches it or sits at it', () => {
    const away = codes({ 'phone-not-at-hand': 1, 'fetches-missing-device': 0 });
    expect(away.human['obtain-code'](away.at({ codeChannel: 'totp' }))).toEqual({
      modelledMs: 0,
      result: 'not-at-hand',
      cause: 'second-factor-not-at-hand',
    });
    const { device } = away.at({});
    expect(
      away.human['obtain-code'](away.at({ codeChannel: 'totp', device: { ...device, kind: 'iphone' } })).result,
    ).toBe('in-hand');
    expect(away.human['obtain-code'](away.at({ codeChannel: 'e-mail', messageInMs: 0 })).result).toBe('in-hand');
  });

  it('costs the fetching once', () => {
    const { human, at } = codes({
      'phone-not-at-hand': 1,
      'fetches-missing-device': 1,
      'fetching-device': 60,
      'cross-device-declined': 0,
    });
    expect(human['obtain-code'](at({ codeChannel: 'totp' }))).toEqual({
      modelledMs: 69_000,
      result: 'in-hand',
      cause: 'second-factor-not-at-hand',
    });
    expect(human['obtain-code'](at({ codeChannel: 'totp', visit: 1 }))).toEqual({
      modelledMs: 9_000,
      result: 'in-hand',
    });
    // It came already for the passkey that is on it.
    expect(human['obtain-code'](at({ codeChannel: 'totp', passkeyAt: 'phone' }))).toEqual({
      modelledMs: 9_000,
      result: 'in-hand',
    });
  });
});

describe('submit-code', () => {
  const { human, at } = codes({ 'code-mistyped': 0, 'page-orientation': 1, 'key-of-code': 0.5 });

  it('takes six digits at one pace', () => {
    expect(human['submit-code'](at({ codeInHand: '123456' }))).toEqual({ modelledMs: 4_000, text: '123456' });
  });

  it('says when the app has gone on to the next code meanwhile, at the millisecond', () => {
    const inApp = { codeChannel: 'totp', codeInHand: '123456' } as const;
    expect(human['submit-code'](at({ ...inApp, nowMs: 25_999 })).cause).toBeUndefined();
    expect(human['submit-code'](at({ ...inApp, nowMs: 26_000 }))).toEqual({
      modelledMs: 4_000,
      text: '123456',
      cause: 'code-of-previous-window',
    });
  });

  it('mistypes one digit, never into the code itself', () => {
    const slip = codes({ 'code-mistyped': 1 });
    for (let visit = 0; visit < 50; visit++) {
      const { text, cause } = slip.human['submit-code'](slip.at({ codeInHand: '990019', visit }));
      expect(cause).toBe('code-mistyped');
      expect(text).toMatch(/^\d{6}$/);
      expect([...text].filter((digit, nth) => digit !== '990019'[nth])).toHaveLength(1);
    }
  });
});
