// Whether one more code may be sent. All three figures are assumed: Entra documents that limits exist, not how large they are.

export const codeSendingPolicy = {
  /** Assumed: repeats within one sign-in or reset. */
  resends: 3,
  /** Assumed: rest between two sendings, short: it only stops double clicks. */
  restMs: 10_000,
  /** Assumed: sendings to one account that were not preceded by a right password, in a window. */
  withoutPassword: 5,
  withoutPasswordWindowMs: 900_000,
} as const;

export type ResendDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'refused'; readonly code: 'resend-too-soon' | 'resend-limit' };

/** `sentAtMs`: every sending of this sign-in or reset, the first one included. */
export function decideResend(sentAtMs: readonly number[], nowMs: number): ResendDecision {
  if (sentAtMs.length > codeSendingPolicy.resends) return { kind: 'refused', code: 'resend-limit' };
  const last = sentAtMs.at(-1);
  if (last !== undefined && nowMs - last < codeSendingPolicy.restMs) return { kind: 'refused', code: 'resend-too-soon' };
  return { kind: 'send' };
}

/** For password reset, which anyone can start: over the limit nothing is sent and nobody is told. */
export function maySendWithoutPassword(sentAtMs: readonly number[], nowMs: number): boolean {
  const { withoutPassword, withoutPasswordWindowMs } = codeSendingPolicy;
  return sentAtMs.filter((atMs) => nowMs - atMs < withoutPasswordWindowMs).length < withoutPassword;
}
