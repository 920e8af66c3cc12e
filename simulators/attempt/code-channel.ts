// One-time codes of a flow: over which channel the target sends this user theirs, and when it sends one.
import { flowNamed } from '../../scenarios/flows/flow-named.ts';
import type { Action } from '../../scenarios/flows/action.ts';
import type { CodeChannel } from '../../scenarios/schema/persona.ts';
import type { VirtualUser } from '../people/virtual-user.ts';

/**
 * Those who sign in with the authenticator app get a code that must be a message by e-mail (as the reference identity provider does), and so
 * do those of whom no code is asked to sign in: they have no second factor, or an external provider asks for it.
 */
export function codeChannel({ secondFactor }: Pick<VirtualUser, 'secondFactor'>, flow: string): CodeChannel {
  if (secondFactor === 'none' || secondFactor === 'external') return 'e-mail';
  return secondFactor === 'totp' && flowNamed(flow).code?.over === 'message' ? 'e-mail' : secondFactor;
}

/** To those who get theirs by message. */
export function sendsCode(flow: string, action: Action, result: string): boolean {
  return result === 'sent' || (result === 'accepted' && action === flowNamed(flow).code?.sentBy);
}
