// Which part of the methods policy rules the codes of a channel.
import type { CodeChannel } from '../../../scenarios/schema/persona.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';

export const methodOfChannel: Readonly<Record<CodeChannel, keyof Policy['methods']>> = {
  totp: 'authenticatorApp',
  'text-message': 'textMessage',
  'e-mail': 'email',
};
