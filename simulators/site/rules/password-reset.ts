// Resetting a forgotten password: by which channel a person proves who they are, and how long that proof holds.
import { decideNewPassword, type PasswordPolicyDecision } from './password-policy.ts';

export const passwordResetPolicy = {
  /** Assumed: time to choose the new password after the code was accepted. */
  proofLifeMs: 600_000,
} as const;

export type ResetChannel = 'text-message' | 'e-mail';

/** Those who use an authenticator app get the code at their alternate e-mail address: a reset must not hang on the same device. */
export function resetChannel(secondFactor: 'totp' | ResetChannel): ResetChannel {
  return secondFactor === 'totp' ? 'e-mail' : secondFactor;
}

export type PasswordResetDecision = PasswordPolicyDecision | { readonly kind: 'refused'; readonly code: 'reset-expired' };

export function decidePasswordReset(
  facts: { readonly provenAtMs: number; readonly newPassword: string; readonly names: readonly string[] },
  nowMs: number,
): PasswordResetDecision {
  if (nowMs - facts.provenAtMs > passwordResetPolicy.proofLifeMs) return { kind: 'refused', code: 'reset-expired' };
  return decideNewPassword(facts.newPassword, facts.names);
}
