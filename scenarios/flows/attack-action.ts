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
export type AttackAction = (typeof attackActions)[number];
