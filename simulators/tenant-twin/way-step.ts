// The steps of a way to a first passkey, in order. Each is judged apart; the first that is not passed stops the way.
import type { Known } from '../../scenarios/schema/known.ts';

export const waySteps = {
  'sign-in': 'sign in with a second factor',
  manage: 'reach registration in Manage mode',
  fresh: 'show multifactor authentication of the last 5 minutes',
  surroundings: 'meet demands on device, place and app',
  profile: 'register what a passkey profile takes',
  use: 'sign in with the new passkey',
} as const;
export type WayStep = keyof typeof waySteps;

export interface JudgedStep {
  readonly passed: Known;
  /** The fact that decides. */
  readonly because: string;
  /** What would open it, where it is not passed. */
  readonly waysOut: readonly string[];
}

export const passes = (because: string): JudgedStep => ({ passed: 'yes', because, waysOut: [] });
