// Smart lockout: when a run of wrong passwords locks an account, and for how long.
// Source: Microsoft Learn, howto-password-smart-lockout. One counter for all places: we do not model familiar locations.

import type { Policy } from '../../../scenarios/schema/policy.ts';

type LockoutPolicy = Policy['smartLockout'];

export interface Lockout {
  readonly failures: number;
  /** Lock-outs since the last right password. */
  readonly locks: number;
  readonly lockedUntilMs?: number;
  /** Keyed hashes of the wrong passwords tried last, newest first. */
  readonly wrongPasswords: readonly string[];
}

export const noLockout: Lockout = { failures: 0, locks: 0, wrongPasswords: [] };

/** The moment at which the lock ends is already free. */
export function isLockedOut(lockout: Lockout, nowMs: number): boolean {
  return lockout.lockedUntilMs !== undefined && nowMs < lockout.lockedUntilMs;
}

/**
 * What a wrong password does to an account that is not locked. The failure that reaches the threshold locks; after a lock-out
 * has ended, each next failure locks again, for longer each time.
 */
export function afterWrongPassword(
  policy: LockoutPolicy,
  lockout: Lockout,
  passwordHash: string,
  nowMs: number,
): Lockout {
  if (lockout.wrongPasswords.includes(passwordHash)) return lockout;
  const failures = lockout.failures + 1;
  const wrongPasswords = [passwordHash, ...lockout.wrongPasswords].slice(0, policy.rememberedPasswords);
  if (lockout.locks === 0 && failures < policy.threshold) return { failures, locks: 0, wrongPasswords };
  return {
    failures,
    locks: lockout.locks + 1,
    lockedUntilMs: nowMs + lockDurationMs(policy, lockout.locks),
    wrongPasswords,
  };
}

function lockDurationMs({ duration, growth, longest }: LockoutPolicy, locksBefore: number): number {
  return Math.min(duration * growth ** locksBefore, longest);
}
