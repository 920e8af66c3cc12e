// Which sessions an administrator's remedies end: another password those that began with one, and no others; a revocation all (Microsoft Learn,
// "Configurable token lifetimes", table of revocation; Graph's signInSessionsValidFromDateTime).
import type { Shown } from './authentication-strength.ts';

export interface SessionRevocation {
  /** Sessions that are older are over, ms since the Unix epoch. Absent: revoked by nobody. */
  readonly allBeforeMs?: number;
  /** Likewise, of those that began with a password. */
  readonly byPasswordBeforeMs?: number;
}

/** @param session when it began, and by which its person signed in; absent: by no password. */
export function isRevoked(
  { allBeforeMs = Number.NEGATIVE_INFINITY, byPasswordBeforeMs = Number.NEGATIVE_INFINITY }: SessionRevocation,
  { sinceMs, shown }: { readonly sinceMs: number; readonly shown?: Shown | undefined },
): boolean {
  if (sinceMs <= allBeforeMs) return true;
  return sinceMs <= byPasswordBeforeMs && shown?.modes.includes('password') === true;
}
