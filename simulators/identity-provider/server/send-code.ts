// Makes a one-time code and puts it into the account's inbox: the way to the person is the simulators' delivery, not ours.
// Where no address is registered for the channel nothing is sent, and the page says nothing of it.
import { randomInt } from 'node:crypto';
import type { CodeRound } from '../rules/guess-record.ts';
import type { ResetChannel } from '../rules/password-reset.ts';
import { sentCodePolicy } from '../rules/sent-code.ts';
import type { Account, Message } from './account.ts';
import type { Provider } from './provider.ts';

export function sendCode(
  provider: Provider,
  account: Account,
  round: CodeRound,
  purpose: Message['purpose'],
  channel: ResetChannel,
  nowMs: number,
): void {
  const to = channel === 'e-mail' ? account.alternateEmail : account.mobileNumber;
  round.sent = { sentAtMs: nowMs };
  if (to === undefined) return;
  const value = randomInt(10 ** sentCodePolicy.digits).toString().padStart(sentCodePolicy.digits, '0');
  round.sent = { value, sentAtMs: nowMs };
  provider.accounts.deliver(account, { channel, to, purpose, code: value, sentAtMs: nowMs });
}
