// Sends a one-time code to the person: by their channel, where an address is registered for it. Where none is, nothing is sent, and no
// page says anything of it.
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Account } from './account.ts';
import type { Message } from './answer.ts';
import type { CodeRound } from './rules/guess-record.ts';
import { maySendWithoutPassword } from './rules/code-sending.ts';
import { methodOfChannel } from './rules/method-of-channel.ts';
import { mayUse } from './rules/method-use.ts';
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

/** Without an account, over the limit, or where no channel is on for them, nothing is sent, and all answers are as if it had been. `account`: changed by a sending. */
export function sentToReset(
  { sentCodes, methods }: Pick<Policy, 'sentCodes' | 'methods'>,
  to: Account | undefined,
  sentAtMs: readonly number[],
  freshCode: string,
  nowMs: number,
): Posted & { readonly account?: Account } {
  const channel = to === undefined ? undefined : openChannel(methods, to);
  if (to === undefined || channel === undefined || !maySendWithoutPassword(sentCodes, to.resetCodesSentAtMs, nowMs))
    return { round: { sent: { sentAtMs: nowMs }, sentAtMs } };
  const account = { ...to, resetCodesSentAtMs: [...to.resetCodesSentAtMs.slice(-remembered), nowMs] };
  return { account, ...sentTo(account, channel, 'password-reset', sentAtMs, freshCode, nowMs) };
}

/** The one of their second factor, or else the other. Undefined: both are off for them. */
function openChannel(methods: Policy['methods'], { secondFactor, groups }: Account): ResetChannel | undefined {
  const first = resetChannel(secondFactor);
  if (mayUse(methods[methodOfChannel[first]], groups)) return first;
  const other = first === 'e-mail' ? 'text-message' : 'e-mail';
  return mayUse(methods[methodOfChannel[other]], groups) ? other : undefined;
}
