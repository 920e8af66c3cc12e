// Who may register a passkey now.
// Source: Microsoft Learn, how-to-authentication-passkeys-fido2: multifactor authentication within the last five minutes.
import type { SessionDecision } from './session-life.ts';

export const passkeyRegistrationPolicy = { multifactorFreshMs: 300_000 } as const;

export type PasskeyRegistrationDecision =
  | { readonly kind: 'allowed' }
  /** 50078 is Entra's "multifactor authentication is too old, repeat it". */
  | { readonly kind: 'refused'; readonly code: 'not-signed-in' | '50078' };

/** `multifactorAtMs`: when the second factor, or a passkey, was accepted in this session. */
export function decidePasskeyRegistration(
  session: SessionDecision,
  multifactorAtMs: number | undefined,
  nowMs: number,
): PasskeyRegistrationDecision {
  if (session !== 'live' || multifactorAtMs === undefined) return { kind: 'refused', code: 'not-signed-in' };
  if (nowMs - multifactorAtMs > passkeyRegistrationPolicy.multifactorFreshMs) return { kind: 'refused', code: '50078' };
  return { kind: 'allowed' };
}
