import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decidePasswordReset, resetChannel } from './password-reset.ts';

const provenAtMs = 1_767_600_000_000;
const facts = { provenAtMs, newPassword: 'Ein-neues-Wort-7', names: [] };

describe('password reset', () => {
  it('the new password is taken until ten minutes after the code', () => {
    expect(decidePasswordReset(defaultPolicy, facts, provenAtMs + 600_000)).toEqual({ kind: 'accepted' });
    expect(decidePasswordReset(defaultPolicy, facts, provenAtMs + 600_001)).toEqual({
      kind: 'refused',
      code: 'reset-expired',
    });
  });

  it('holds the new password to the password policy', () => {
    expect(decidePasswordReset(defaultPolicy, { ...facts, newPassword: 'short' }, provenAtMs)).toEqual({
      kind: 'refused',
      code: 'password-length',
    });
  });

  it('goes by e-mail for those with an authenticator app', () => {
    expect(resetChannel('totp')).toBe('e-mail');
    expect(resetChannel('text-message')).toBe('text-message');
  });
});
