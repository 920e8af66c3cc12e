import { describe, expect, it } from 'vitest';
import { projectProviders, testPopulation } from './test-population.fixture.ts';
import { createHumanModel } from './human-model.ts';
import type { Situation } from './intent.ts';

const plain = {
  'page-orientation': 1,
  pointing: 1,
  'prompt-orientation': 1,
  'biometric-gesture': 2,
  'pin-entry': 3,
  'security-key-touch': 9,
  'phone-scan': 12,
  'prompt-dismissed': 0,
  'registration-dismissed': 0,
  'biometric-in-use': 1,
  'biometric-false-reject': 0,
  'biometric-unusable': 0,
  'pin-mistyped': 0,
  'pin-instead': 1,
  'security-key-not-at-hand': 0,
  'phone-not-at-hand': 0,
  'cross-device-declined': 0,
  'cross-device-cancelled': 0,
  'cross-device-connection-failed': 0,
};

function prompts(overrides: Record<string, number> = {}) {
  const { scenario, parameters, population } = testPopulation({ users: 200, parameters: { ...plain, ...overrides } });
  const human = createHumanModel({ seed: scenario.seed, parameters });
  const at = (given: Partial<Situation> = {}): Situation => {
    const user = population.user(4);
    const device = { ...user.devices[0], kind: 'windows-laptop' as const };
    return {
      user,
      device,
      attempt: 0,
      visit: 0,
      flow: 'passkey',
      step: 'use-passkey',
      nowMs: 0,
      elapsedMs: 1,
      arm: 'today',
      userPrincipalName: `${user.userName}@firm.example`,
      password: user.password,
      codeChannel: 'totp',
      passkeyAt: 'this-device',
      ...given,
    };
  };
  return { human, at };
}

describe('use-passkey', () => {
  it('takes pointing, prompt and one gesture', () => {
    const { human, at } = prompts();
    expect(human['use-passkey'](at())).toEqual({ modelledMs: 4_000, prompt: 'confirmed' });
  });

  it('tries the sensor three times, then the PIN, then fails', () => {
    const wet = prompts({ 'biometric-unusable': 1 });
    expect(wet.human['use-passkey'](wet.at())).toEqual({ modelledMs: 2_000 + 3 * 2_000 + 3_000, prompt: 'confirmed' });
    const noPin = prompts({ 'biometric-unusable': 1, 'pin-instead': 0 });
    expect(noPin.human['use-passkey'](noPin.at())).toEqual({
      modelledMs: 8_000,
      prompt: 'verification-failed',
      cause: 'verification-failed',
    });
    const wrongPin = prompts({ 'biometric-in-use': 0, 'pin-mistyped': 1 });
    expect(wrongPin.human['use-passkey'](wrongPin.at())).toEqual({
      modelledMs: 2_000 + 3 * 3_000,
      prompt: 'verification-failed',
      cause: 'verification-failed',
    });
  });

  it('touches and types the PIN of a security key', () => {
    const { human, at } = prompts();
    expect(human['use-passkey'](at({ passkeyAt: 'roaming-key' }))).toEqual({
      modelledMs: 2_000 + 9_000 + 3_000,
      prompt: 'confirmed',
    });
  });

  it('is dismissed without verifying', () => {
    const { human, at } = prompts({ 'prompt-dismissed': 1 });
    expect(human['use-passkey-for-user-name'](at())).toEqual({
      modelledMs: 2_000,
      prompt: 'dismissed',
      cause: 'prompt-dismissed',
    });
  });

  it('is rejected more often for some people than for others', () => {
    // Overridden, the rate is the same for all; as published, the spread between people shows.
    const { scenario, parameters, population } = testPopulation({
      users: 200,
      parameters: {
        'biometric-in-use': 1,
        'biometric-unusable': 0,
        'prompt-dismissed': 0,
        'biometric-gesture': 2,
        pointing: 0,
        'prompt-orientation': 0,
      },
    });
    const human = createHumanModel({ seed: scenario.seed, parameters });
    const { at } = prompts();
    const situation = at();
    const repeats = Array.from({ length: 150 }, (_, index) => {
      const user = population.user(index);
      return Array.from(
        { length: 50 },
        (__, attempt) => human['use-passkey']({ ...situation, user, attempt }).modelledMs > 2_000,
      ).filter(Boolean).length;
    });
    const mean = repeats.reduce((sum, count) => sum + count, 0) / repeats.length;
    const variance = repeats.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (repeats.length - 1);
    expect(variance / (mean * (1 - mean / 50))).toBeGreaterThan(1.5);
    expect(mean / 50).toBeGreaterThan(0.02);
    expect(mean / 50).toBeLessThan(0.1);
  });
});

describe('use-passkey-of-phone', () => {
  it('scans, connects and verifies', () => {
    const { human, at } = prompts();
    expect(human['use-passkey-of-phone'](at({ passkeyAt: 'phone' }))).toEqual({
      modelledMs: 2_000 + 12_000 + 2_000,
      prompt: 'confirmed',
    });
  });

  it('ends by its causes', () => {
    const unconnected = prompts({ 'cross-device-connection-failed': 1, 'cross-device-connection-wait': 20 });
    expect(unconnected.human['use-passkey-of-phone'](unconnected.at())).toEqual({
      modelledMs: 34_000,
      prompt: 'not-completed',
      cause: 'cross-device-not-completed',
    });
    const cancelled = prompts({ 'cross-device-cancelled': 1 });
    expect(cancelled.human['use-passkey-of-phone'](cancelled.at())).toMatchObject({
      prompt: 'dismissed',
      cause: 'cross-device-not-completed',
    });
  });
});

describe('reach-for-passkey', () => {
  it('follows from where the passkey is and what the person has with them', () => {
    const { human, at } = prompts();
    const reach = (passkeyAt: NonNullable<Situation['passkeyAt']>) => human['reach-for-passkey'](at({ passkeyAt }));
    expect(reach('this-device')).toEqual({ modelledMs: 1_000, result: 'on-this-device' });
    expect(reach('roaming-key')).toEqual({ modelledMs: 1_000, result: 'on-this-device' });
    expect(reach('phone')).toEqual({ modelledMs: 1_000, result: 'on-another-device', cause: 'no-passkey-on-device' });
    expect(reach('nowhere')).toEqual({ modelledMs: 1_000, result: 'not-at-hand', cause: 'no-passkey-on-device' });
  });

  it('needs key or phone, at hand or fetched', () => {
    const away = prompts({ 'security-key-not-at-hand': 1, 'phone-not-at-hand': 1, 'fetches-missing-device': 0 });
    expect(away.human['reach-for-passkey'](away.at({ passkeyAt: 'roaming-key' }))).toMatchObject({
      result: 'not-at-hand',
      cause: 'security-key-not-at-hand',
    });
    expect(away.human['reach-for-passkey'](away.at({ passkeyAt: 'phone' }))).toMatchObject({
      result: 'not-at-hand',
      cause: 'phone-not-at-hand',
    });
    const fetched = prompts({ 'security-key-not-at-hand': 1, 'fetches-missing-device': 1, 'fetching-device': 60 });
    expect(fetched.human['reach-for-passkey'](fetched.at({ passkeyAt: 'roaming-key' }))).toMatchObject({
      modelledMs: 61_000,
      result: 'on-this-device',
    });
    const declined = prompts({ 'cross-device-declined': 1 });
    expect(declined.human['reach-for-passkey'](declined.at({ passkeyAt: 'phone' }))).toMatchObject({
      result: 'not-at-hand',
      cause: 'no-passkey-on-device',
    });
  });
});

describe('create-passkey', () => {
  it('verifies where the device keeps its passkeys', () => {
    const { human, at } = prompts();
    const device = at().device;
    const withProvider = (id: string) =>
      at({ device: { ...device, provider: projectProviders.find((one) => one.id === id) ?? device.provider } });
    expect(human['create-passkey'](withProvider('windows-hello'))).toEqual({ modelledMs: 5_000, prompt: 'confirmed' });
    expect(human['create-passkey'](withProvider('yubikey-5-nfc'))).toEqual({ modelledMs: 15_000, prompt: 'confirmed' });
    const away = prompts({ 'security-key-not-at-hand': 1, 'fetches-missing-device': 0 });
    expect(away.human['create-passkey'](withProvider('yubikey-5-nfc'))).toMatchObject({
      prompt: 'not-completed',
      cause: 'security-key-not-at-hand',
    });
  });
});
