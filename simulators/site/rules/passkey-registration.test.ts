import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decidePasskeyRegistration } from './passkey-registration.ts';

const multifactorAtMs = 1_767_600_000_000;

describe('passkey registration', () => {
  it('needs multifactor authentication within five minutes, to the millisecond', () => {
    expect(decidePasskeyRegistration(defaultPolicy.passkeys, multifactorAtMs, true, multifactorAtMs + 300_000)).toEqual(
      { kind: 'allowed' },
    );
    expect(decidePasskeyRegistration(defaultPolicy.passkeys, multifactorAtMs, true, multifactorAtMs + 300_001)).toEqual(
      { kind: 'refused', code: '50078' },
    );
  });

  it('needs a passkey profile that is for the person', () => {
    expect(decidePasskeyRegistration(defaultPolicy.passkeys, multifactorAtMs, false, multifactorAtMs)).toEqual({
      kind: 'refused',
      code: '135016',
    });
  });

  it('needs more than a password', () => {
    expect(decidePasskeyRegistration(defaultPolicy.passkeys, undefined, true, multifactorAtMs)).toEqual({
      kind: 'refused',
      code: '50079',
    });
  });
});
