// Whether one more code may be sent. Entra documents that limits exist, not how large they are.
import type { Policy } from '../../../scenarios/schema/policy.ts';

type SendingPolicy = Policy['sentCodes'];

export type ResendDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'refused'; readonly code: 'resend-too-soon' | 'resend-limit' };

/** `sentAtMs`: every sending of this sign-in or reset, the first one included. */
export function decideResend(
  { resends, rest }: SendingPolicy,
  sentAtMs: readonly number[],
  nowMs: number,
): ResendDecision {
  if (sentAtMs.length > resends) return { kind: 'refused', code: 'resend-limit' };
  const last = sentAtMs.at(-1);
  if (last !== undefined && nowMs - last < rest) return { kind: 'refused', code: 'resend-too-soon' };
  return { kind: 'send' };
}

/** For password reset, which anyone can start: over the limit nothing is sent and nobody is told. */
export function maySendWithoutPassword(
  { withoutPassword, withoutPasswordWindow }: SendingPolicy,
  sentAtMs: readonly number[],
  nowMs: number,
): boolean {
  return sentAtMs.filter((atMs) => nowMs - atMs < withoutPasswordWindow).length < withoutPassword;
}
