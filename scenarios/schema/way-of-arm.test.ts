import { expect, it } from 'vitest';
import { armsOfFlows } from './arm.ts';
import { wayOfArm } from './way-of-arm.ts';

const mixed = (shares: Readonly<Record<string, number>>) => ({
  signIn: 'password-otp',
  secondFactors: { shares, assumed: 'a test' },
});

it('goes by what signs people in and by who is asked for a code, not by names', () => {
  expect(armsOfFlows(['password-otp', 'passkey']).map(wayOfArm)).toEqual(['password-and-code', 'passkey']);
  expect(wayOfArm(mixed({ 'text-message': 0.5, totp: 0.5 }))).toBe('password-and-code');
  expect(wayOfArm(mixed({ none: 1 }))).toBe('password');
  expect(wayOfArm(mixed({ none: 0.4, 'text-message': 0.6 }))).toBe('legacy-mix');
});

it('is none for a flow that signs nobody in, or of another version', () => {
  expect(wayOfArm({ signIn: 'passkey-registration' })).toBeUndefined();
  expect(wayOfArm({ signIn: 'carrier-pigeon' })).toBeUndefined();
});
