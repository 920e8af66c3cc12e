import { describe, expect, it } from 'vitest';
import { expectedLogCode } from './sign-in-ledger.ts';

describe('the driver’s side of the ledger', () => {
  it.each([
    ['password-otp', 'submit-password', 'accepted', undefined, '50074'],
    ['password-otp', 'submit-password', 'signed-in', undefined, '0'],
    ['password-otp', 'submit-password', 'refused', '50079', '50079'],
    ['password-otp', 'submit-password', 'wrong', '50126', '50126'],
    ['password-otp', 'submit-password', 'locked-out', '50053', '50053'],
    ['password-otp', 'submit-code', 'accepted', undefined, '0'],
    ['password-otp', 'submit-code', 'expired', '50089', '50089'],
    ['passkey', 'use-passkey', 'accepted', undefined, '0'],
    ['passkey', 'use-passkey', 'refused', '135008', '135008'],
    ['passkey', 'use-passkey', 'refused', '135016', '135016'],
    ['passkey-registration', 'create-passkey', 'refused', '135016', '135016'],
    ['passkey-registration', 'create-passkey', 'refused', '50078', '50078'],
    ['passkey-registration', 'open-passkey-registration', 'refused', '50079', '50079'],
  ] as const)('%s/%s %s must stand in the log', (flow, action, result, shown, code) => {
    expect(expectedLogCode(flow, action, result, shown)).toBe(code);
  });

  it.each([
    ['passkey', 'use-passkey', 'not-allowed', 'NotAllowedError'],
    ['password-otp', 'submit-password', 'unavailable', 'http-500'],
    ['password-otp', 'submit-password', 'ended', 'sign-in-expired'],
    ['password-otp', 'submit-code', 'ended', 'sign-in-expired'],
    ['password-reset', 'submit-code', 'wrong', '500121'],
    ['password-otp', 'open-sign-in', 'shown', undefined],
    ['passkey-registration', 'create-passkey', 'registered', undefined],
    ['passkey-registration', 'create-passkey', 'refused', 'attestation-not-trusted'],
  ] as const)('%s/%s %s is no credential decision', (flow, action, result, shown) => {
    expect(expectedLogCode(flow, action, result, shown)).toBeUndefined();
  });
});
