// Who may register a passkey now.
// Source: Microsoft Learn, how-to-authentication-passkeys-fido2: multifactor authentication within the last five minutes.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { SessionDecision } from './session-life.ts';

export type PasskeyRegistrationDecision =
  | { readonly kind: 'allowed' }
  /** 50078 is Entra's "multifactor authentication is too old, repeat it", 50079 "register for it first"; 135016: no passkey profile is for this person. */
  | { readonly kind: 'refused'; readonly code: 'not-signed-in' | '50078' | '50079' | '135016' };

/**
 * `multifactorAtMs`: when the second factor, or a passkey, was accepted in this session; absent: the password alone was.
 * @param withProfile a passkey profile is for this person; false too where nobody is known.
 */
export function decidePasskeyRegistration(
  { multifactorFresh }: Pick<Policy['passkeys'], 'multifactorFresh'>,
  session: SessionDecision,
  multifactorAtMs: number | undefined,
  withProfile: boolean,
  nowMs: number,
): PasskeyRegistrationDecision {
  if (session !== 'live') return { kind: 'refused', code: 'not-signed-in' };
  if (multifactorAtMs === undefined) return { kind: 'refused', code: '50079' };
  if (nowMs - multifactorAtMs > multifactorFresh) return { kind: 'refused', code: '50078' };
  if (!withProfile) return { kind: 'refused', code: '135016' };
  return { kind: 'allowed' };
}
