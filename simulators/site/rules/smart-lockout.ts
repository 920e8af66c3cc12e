// Smart lockout: when a run of wrong passwords locks an account, and for how long.
// Source: Microsoft Learn, howto-password-smart-lockout. One counter for all places: we do not model familiar locations.

export const smartLockoutPolicy = {
  /** Failures that lock an account for the first time. */
  threshold: 10,
  firstLockMs: 60_000,
  /** Assumed: "grows" is documented without figures; we double. */
  growth: 2,
  /** Assumed: an upper end of one hour. */
  longestLockMs: 3_600_000,
  /** A wrong password among the last this many is not counted again. */
  rememberedPasswords: 3,
} as const;

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
export function afterWrongPassword(lockout: Lockout, passwordHash: string, nowMs: number): Lockout {
  if (lockout.wrongPasswords.includes(passwordHash)) return lockout;
  const failures = lockout.failures + 1;
  const wrongPasswords = [passwordHash, ...lockout.wrongPasswords].slice(0, smartLockoutPolicy.rememberedPasswords);
  if (lockout.locks === 0 && failures < smartLockoutPolicy.threshold) return { failures, locks: 0, wrongPasswords };
  return { failures, locks: lockout.locks + 1, lockedUntilMs: nowMs + lockDurationMs(lockout.locks), wrongPasswords };
}

function lockDurationMs(locksBefore: number): number {
  const { firstLockMs, growth, longestLockMs } = smartLockoutPolicy;
  return Math.min(firstLockMs * growth ** locksBefore, longestLockMs);
}
