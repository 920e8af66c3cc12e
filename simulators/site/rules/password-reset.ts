// Resetting a forgotten password: by which channel a person proves who they are, and how long that proof holds.
import type { SecondFactorOrNone } from '../../../scenarios/schema/persona.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import { decideNewPassword, type PasswordPolicyDecision } from './password-policy.ts';

export type ResetChannel = 'text-message' | 'e-mail';

/**
 * Those who use an authenticator app get the code at their alternate e-mail address: a reset must not hang on the same device. So do those
 * who have no second factor.
 */
export function resetChannel(secondFactor: SecondFactorOrNone): ResetChannel {
  return secondFactor === 'text-message' ? secondFactor : 'e-mail';
}

export type PasswordResetDecision =
  | PasswordPolicyDecision
  | { readonly kind: 'refused'; readonly code: 'reset-expired' };

export function decidePasswordReset(
  { passwordReset, passwords }: Pick<Policy, 'passwordReset' | 'passwords'>,
  facts: { readonly provenAtMs: number; readonly newPassword: string; readonly names: readonly string[] },
  nowMs: number,
): PasswordResetDecision {
  if (nowMs - facts.provenAtMs > passwordReset.proofLife) return { kind: 'refused', code: 'reset-expired' };
  return decideNewPassword(passwords, facts.newPassword, facts.names);
}
