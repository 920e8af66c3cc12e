// What an administrator does to an account that was taken over. Secrets stay with whoever verifies by them.
import type { Account } from './account.ts';
import { noLockout } from './rules/smart-lockout.ts';

/** Another password, told to its owner elsewhere: sessions that began with the old one are over. */
export function withPasswordReset(account: Account, nowMs: number): Account {
  return {
    ...account,
    guesses: { ...account.guesses, lockout: noLockout },
    revoked: { ...account.revoked, byPasswordBeforeMs: nowMs },
  };
}

export function withSessionsRevoked(account: Account, nowMs: number): Account {
  return { ...account, revoked: { ...account.revoked, allBeforeMs: nowMs } };
}

export function withoutPasskeys(account: Account): Account {
  return { ...account, credentials: [] };
}
