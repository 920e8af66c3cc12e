import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decidePassword } from './password-check.ts';
import { noLockout, type Lockout } from './smart-lockout.ts';

const nowMs = 1_767_600_000_000;
const locked: Lockout = { failures: 10, locks: 1, lockedUntilMs: nowMs + 60_000, wrongPasswords: [] };

describe('password check', () => {
  it('a right password is right, and forgets the failures', () => {
    const lockout: Lockout = { failures: 9, locks: 0, wrongPasswords: ['a'] };
    expect(
      decidePassword(defaultPolicy.smartLockout, { lockout, passwordMatches: true, passwordHash: 'b' }, nowMs),
    ).toEqual({
      kind: 'right',
      lockout: noLockout,
    });
  });

  it('the failure that locks is still answered as wrong', () => {
    const lockout: Lockout = { failures: 9, locks: 0, wrongPasswords: [] };
    const decision = decidePassword(
      defaultPolicy.smartLockout,
      { lockout, passwordMatches: false, passwordHash: 'b' },
      nowMs,
    );
    expect(decision).toMatchObject({ kind: 'wrong', code: '50126', lockout: { lockedUntilMs: nowMs + 60_000 } });
  });

  it('a locked account refuses the right password, and trying does not lengthen the lock', () => {
    for (const passwordMatches of [true, false]) {
      expect(
        decidePassword(
          defaultPolicy.smartLockout,
          { lockout: locked, passwordMatches, passwordHash: 'b' },
          nowMs + 59_999,
        ),
      ).toEqual({
        kind: 'locked-out',
        code: '50053',
        lockout: locked,
      });
    }
  });

  it('the right password is taken at the moment the lock ends', () => {
    expect(
      decidePassword(
        defaultPolicy.smartLockout,
        { lockout: locked, passwordMatches: true, passwordHash: 'b' },
        nowMs + 60_000,
      ).kind,
    ).toBe('right');
  });
});
