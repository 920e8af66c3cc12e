// People to whom no lure comes: one who weighs a lure all the same is an error of ours. Who is phished is asked by lured-model.ts.
import type { AttackAction } from '../../scenarios/flows/attack-action.ts';
import type { HumanModel } from './intent.ts';

function never(): never {
  throw new Error('somebody is phished in a scenario without attacks');
}

export const nobodyPhishes: Pick<
  HumanModel,
  AttackAction | 'weigh-message' | 'weigh-page' | 'weigh-other-way' | 'weigh-prompt'
> = {
  'weigh-message': never,
  'open-lure': never,
  'weigh-page': never,
  'weigh-other-way': never,
  'weigh-prompt': never,
  'open-home': never,
  'replay-assertion': never,
  'hand-over-pass': never,
  'give-pass': never,
  'reset-password-of-account': never,
  'revoke-sessions': never,
  'delete-passkeys': never,
};
