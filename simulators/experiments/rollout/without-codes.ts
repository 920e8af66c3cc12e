// The same people when the phone with their codes is gone, or with the app that approves: there are none, however much they would fetch it.
import type { HumanModel } from '../../people/intent.ts';

const notAtHand = { modelledMs: 0, result: 'not-at-hand', cause: 'second-factor-not-at-hand' } as const;

export function withoutCodes(human: HumanModel): HumanModel {
  return {
    ...human,
    'obtain-code': (situation) => (situation.codeChannel === 'e-mail' ? human['obtain-code'](situation) : notAtHand),
    'reach-for-approver': () => notAtHand,
  };
}
