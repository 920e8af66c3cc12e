// What follows from an entered password: wrong, locked out, or right.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import { afterWrongPassword, isLockedOut, noLockout, type Lockout } from './smart-lockout.ts';

export interface PasswordFacts {
  readonly lockout: Lockout;
  readonly passwordMatches: boolean;
  /** Keyed hash of the password as entered, to know a repeated one. */
  readonly passwordHash: string;
}

export type PasswordDecision =
  | { readonly kind: 'right'; readonly lockout: Lockout }
  | { readonly kind: 'wrong'; readonly code: '50126'; readonly lockout: Lockout }
  | { readonly kind: 'locked-out'; readonly code: '50053'; readonly lockout: Lockout };

const right = { kind: 'right', lockout: noLockout } as const;

/**
 * A locked account refuses the right password too, and tries while locked do not lengthen the lock.
 * Assumed: the failure that locks is itself still answered as wrong.
 */
export function decidePassword(policy: Policy['smartLockout'], facts: PasswordFacts, nowMs: number): PasswordDecision {
  const { lockout } = facts;
  if (isLockedOut(lockout, nowMs)) return { kind: 'locked-out', code: '50053', lockout };
  if (facts.passwordMatches) return right;
  return { kind: 'wrong', code: '50126', lockout: afterWrongPassword(policy, lockout, facts.passwordHash, nowMs) };
}
