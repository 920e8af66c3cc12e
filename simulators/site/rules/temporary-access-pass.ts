// Whether a Temporary Access Pass still lets its owner in.
// Source: Microsoft Learn, howto-authentication-temporary-access-pass: a lifetime of 10 min to 30 d, once or more often.

export interface TemporaryAccessPass {
  readonly issuedAtMs: number;
  readonly lifetimeMs: number;
  readonly isUsableOnce: boolean;
  readonly used: boolean;
  /** Absent: an administrator. */
  readonly issuedBy?: PassIssuer;
}

export type PassIssuer = 'recovery' | 'help-desk';

/** Codes of Microsoft Entra: 130503 wrong, 130504 expired, 130505 a one-time pass was used before. */
export type PassDecision =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'refused'; readonly code: '130503' | '130504' | '130505' };

/** @param pass the one whose text was entered; undefined: it is none that was issued. */
export function decidePass(pass: TemporaryAccessPass | undefined, nowMs: number): PassDecision {
  if (pass === undefined) return { kind: 'refused', code: '130503' };
  const { issuedAtMs, lifetimeMs, isUsableOnce, used } = pass;
  if (nowMs >= issuedAtMs + lifetimeMs) return { kind: 'refused', code: '130504' };
  return isUsableOnce && used ? { kind: 'refused', code: '130505' } : { kind: 'signed-in' };
}
