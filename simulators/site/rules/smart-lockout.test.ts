import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { afterWrongPassword, isLockedOut, noLockout, type Lockout } from './smart-lockout.ts';

const startMs = 1_767_600_000_000;

/** Different wrong passwords, one a millisecond. */
function afterFailures(count: number): Lockout {
  let lockout = noLockout;
  for (let index = 0; index < count; index += 1)
    lockout = afterWrongPassword(defaultPolicy.smartLockout, lockout, `wrong ${index}`, startMs);
  return lockout;
}

describe('smart lockout', () => {
  it('locks at the tenth failure, not at the ninth', () => {
    expect(isLockedOut(afterFailures(9), startMs)).toBe(false);
    expect(isLockedOut(afterFailures(10), startMs)).toBe(true);
  });

  it('the first lock lasts 60 s to the millisecond', () => {
    const lockout = afterFailures(10);
    expect(isLockedOut(lockout, startMs + 59_999)).toBe(true);
    expect(isLockedOut(lockout, startMs + 60_000)).toBe(false);
  });

  it('after a lock-out each next failure locks again, twice as long, at most an hour', () => {
    let lockout = afterFailures(10);
    const lengths: number[] = [];
    let nowMs = startMs;
    for (let round = 0; round < 8; round += 1) {
      nowMs = lockout.lockedUntilMs ?? Number.NaN;
      lockout = afterWrongPassword(defaultPolicy.smartLockout, lockout, `again ${round}`, nowMs);
      lengths.push(((lockout.lockedUntilMs ?? Number.NaN) - nowMs) / 60_000);
    }
    expect(lengths).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('does not count a password among the last three wrong ones again, but does one before them', () => {
    const lockout = afterFailures(4);
    for (const repeated of ['wrong 3', 'wrong 2', 'wrong 1'])
      expect(afterWrongPassword(defaultPolicy.smartLockout, lockout, repeated, startMs)).toEqual(lockout);
    expect(afterWrongPassword(defaultPolicy.smartLockout, lockout, 'wrong 0', startMs).failures).toBe(5);
  });

  it('any run of wrong passwords locks exactly when ten were counted', () => {
    assert(
      property(array(integer({ min: 0, max: 5 }), { maxLength: 40 }), (guesses) => {
        let lockout = noLockout;
        let counted = 0;
        for (const guess of guesses) {
          if (isLockedOut(lockout, startMs)) break;
          if (!lockout.wrongPasswords.includes(String(guess))) counted += 1;
          lockout = afterWrongPassword(defaultPolicy.smartLockout, lockout, String(guess), startMs);
        }
        expect(isLockedOut(lockout, startMs)).toBe(counted === defaultPolicy.smartLockout.threshold);
      }),
    );
  });
});
