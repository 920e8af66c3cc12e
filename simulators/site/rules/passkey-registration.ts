// Who may register a passkey now, of those who are signed in.
// Source: Microsoft Learn, how-to-authentication-passkeys-fido2: multifactor authentication within the last five minutes.
import type { Policy } from '../../../scenarios/schema/policy.ts';

export type PasskeyRegistrationDecision =
  | { readonly kind: 'allowed' }
  /** 50078 is Entra's "multifactor authentication is too old, repeat it", 50079 "register for it first"; 135016: no passkey profile is for this person. */
  | { readonly kind: 'refused'; readonly code: '50078' | '50079' | '135016' };

const allowed = { kind: 'allowed' } as const;

/**
 * `multifactorAtMs`: when the second factor, or a passkey, was accepted in this session; absent: the password alone was.
 * @param withProfile a passkey profile is for this person.
 */
export function decidePasskeyRegistration(
  { multifactorFresh }: Pick<Policy['passkeys'], 'multifactorFresh'>,
  multifactorAtMs: number | undefined,
  withProfile: boolean,
  nowMs: number,
): PasskeyRegistrationDecision {
  if (multifactorAtMs === undefined) return { kind: 'refused', code: '50079' };
  if (nowMs - multifactorAtMs > multifactorFresh) return { kind: 'refused', code: '50078' };
  if (!withProfile) return { kind: 'refused', code: '135016' };
  return allowed;
}
