// Actions of phishing that reach a target: what only an adversary has people do, does there themselves, or makes an administrator do.
import type { Action } from './action.ts';

export const attackActions = [
  'open-lure',
  'open-home',
  'replay-assertion',
  'hand-over-pass',
  'give-pass',
  'reset-password-of-account',
  'revoke-sessions',
  'delete-passkeys',
] as const satisfies readonly Action[];
/** What an administrator does about an account that was taken over. */
export const remedyActions = [
  'reset-password-of-account',
  'revoke-sessions',
  'delete-passkeys',
] as const satisfies readonly AttackAction[];

export type AttackAction = (typeof attackActions)[number];
