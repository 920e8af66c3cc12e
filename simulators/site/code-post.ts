// Sends a one-time code to the person: by their channel, where an address is registered for it. Where none is, nothing is sent, and no
// page says anything of it.
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Account } from './account.ts';
import type { Message } from './answer.ts';
import type { CodeRound } from './rules/guess-record.ts';
import { maySendWithoutPassword } from './rules/code-sending.ts';
import { resetChannel, type ResetChannel } from './rules/password-reset.ts';

export interface Posted {
  readonly round: CodeRound;
  /** Absent: it only looks as if something had been sent. */
  readonly message?: Message;
}

/** @param sentAtMs when codes were sent in this round, this time included. */
export function sentTo(
  to: Account,
  channel: ResetChannel,
  purpose: Message['purpose'],
  sentAtMs: readonly number[],
  freshCode: string,
  nowMs: number,
): Posted {
  const address = channel === 'e-mail' ? to.alternateEmail : to.mobileNumber;
  if (address === undefined) return { round: { sent: { sentAtMs: nowMs }, sentAtMs } };
  return {
    round: { sent: { value: freshCode, sentAtMs: nowMs }, sentAtMs },
    message: { to: to.userPrincipalName, address, channel, purpose, code: freshCode },
  };
}

/** How many times of reset codes are remembered: more than the limit looks at. */
const remembered = 20;

/** Without an account, or over the limit, nothing is sent, and all answers are as if it had been. `account`: changed by a sending. */
export function sentToReset(
  policy: Policy['sentCodes'],
  to: Account | undefined,
  sentAtMs: readonly number[],
  freshCode: string,
  nowMs: number,
): Posted & { readonly account?: Account } {
  if (to === undefined || !maySendWithoutPassword(policy, to.resetCodesSentAtMs, nowMs))
    return { round: { sent: { sentAtMs: nowMs }, sentAtMs } };
  const account = { ...to, resetCodesSentAtMs: [...to.resetCodesSentAtMs.slice(-remembered), nowMs] };
  return { account, ...sentTo(account, resetChannel(to.secondFactor), 'password-reset', sentAtMs, freshCode, nowMs) };
}
