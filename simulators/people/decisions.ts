// What happens in the person's head: remembering the password, going on or stopping, patience.
import type { Action, ResultOf } from '../../scenarios/flows/action.ts';
import type { AttackAction } from '../../scenarios/flows/attack-action.ts';
import type { SetBack } from '../../scenarios/flows/action-result.ts';
import type { Draws } from './draws.ts';
import type { HumanModel, Intent, Situation } from './intent.ts';
import type { ChanceId } from './parameter-table.ts';
import type { Person } from './person.ts';
import { fillsPassword } from './typing.ts';

type Willingness = Extract<
  ChanceId,
  | 'goes-on-after-wrong-password'
  | 'asks-again-after-first-missing-code'
  | 'goes-on-after-wrong-code'
  | 'tries-prompt-again'
  | 'tries-phone-again'
  | 'tries-registration-again'
  | 'goes-on-after-outage'
  | 'goes-on-after-refused-document'
  | 'captures-again'
  | 'takes-selfie-again'
  | 'checks-face-again'
>;

/** Nobody wonders about another try after deciding to stop, nor after anything of an attack. */
type Undecided = 'decide-to-go-on' | 'weigh-message' | 'weigh-page' | 'weigh-other-way' | 'weigh-prompt' | AttackAction;

/** Actions that can set a person back while the target answers. */
type Failing = {
  [A in Exclude<Action, Undecided>]: Exclude<Extract<ResultOf<A>, SetBack>, 'unavailable'> extends never ? never : A;
}[Exclude<Action, Undecided>];

/** Which willingness a set-back at an action calls for. */
const willingnessAfter: { readonly [A in Failing]: Willingness } = {
  'submit-user-name': 'tries-prompt-again',
  'recall-password': 'goes-on-after-wrong-password',
  'submit-password': 'goes-on-after-wrong-password',
  'obtain-code': 'asks-again-after-first-missing-code',
  'submit-code': 'goes-on-after-wrong-code',
  'resend-code': 'asks-again-after-first-missing-code',
  'open-external-check': 'goes-on-after-outage',
  'reach-for-approver': 'tries-phone-again',
  'return-from-external-check': 'goes-on-after-wrong-code',
  'reach-for-passkey': 'tries-prompt-again',
  'use-passkey': 'tries-prompt-again',
  'use-passkey-for-user-name': 'tries-prompt-again',
  'use-passkey-of-phone': 'tries-phone-again',
  'open-passkey-registration': 'goes-on-after-outage',
  'create-passkey': 'tries-registration-again',
  'choose-new-password': 'goes-on-after-wrong-password',
  'open-account-recovery': 'goes-on-after-outage',
  'name-account-to-recover': 'goes-on-after-outage',
  'open-verification': 'tries-phone-again',
  'reach-for-document': 'tries-phone-again',
  'choose-document': 'goes-on-after-refused-document',
  'capture-document': 'captures-again',
  'take-selfie': 'takes-selfie-again',
  'keep-credential': 'tries-phone-again',
  'present-credential': 'tries-phone-again',
  'check-face': 'checks-face-again',
  'see-recovery-result': 'goes-on-after-outage',
  'submit-pass': 'goes-on-after-wrong-code',
  'call-help-desk': 'goes-on-after-outage',
  'answer-help-desk': 'goes-on-after-outage',
};

/**
 * Forgetting is a state of the attempt: drawn once, common to both arms. Whoever knew the password at first knows it
 * at the next try, unless a wrong one makes them doubt. After a reset the new one is fresh.
 */
export function recallPassword(person: Person): Intent<'recall-password'> {
  if (fillsPassword(person)) return person.intent.finds(0, 'recalled');
  const { atStep, inAttempt } = person;
  const { visit, setBack } = person.situation;
  const modelledMs = atStep.durationMs('password-recall');
  const forgotten =
    visit === 0
      ? inAttempt.happens('password-forgotten')
      : setBack?.action === 'submit-password' && atStep.happens('password-doubted');
  return forgotten
    ? person.intent.finds(modelledMs, 'forgotten', 'forgotten')
    : person.intent.finds(modelledMs, 'recalled');
}

/** Reading what went wrong, then going on or not. Without a set-back it is the middle of something long, a reset. */
export function decideToGoOn(person: Person): Intent<'decide-to-go-on'> {
  const { atStep, intent } = person;
  const { setBack } = person.situation;
  if (setBack === undefined) return intent.finds(0, atStep.happens('reset-dropped') ? 'no' : 'yes');
  const readingMs = atStep.durationMs('error-reading');
  if (setBack.result === 'locked-out' || setBack.result === 'too-many-tries') {
    if (!atStep.happens('waits-out-lock-out')) return intent.finds(readingMs, 'no');
    return intent.finds(readingMs + atStep.durationMs('lock-out-waiting'), 'yes');
  }
  return intent.finds(readingMs, atStep.happens(willingness(person, setBack)) ? 'yes' : 'no');
}

/** How long this person is ready to spend on one attempt, ms. Common to both arms. */
export function patienceMs(inAttempt: Draws): ReturnType<HumanModel['patienceMs']> {
  return inAttempt.durationMs('patience');
}

/** After a failed attempt. */
export function startsOver(inAttempt: Draws): ReturnType<HumanModel['startsOver']> {
  return { again: inAttempt.happens('starts-over'), afterMs: inAttempt.durationMs('starting-over-delay') };
}

function willingness(
  { situation: { visit } }: Person,
  { action, result }: NonNullable<Situation['setBack']>,
): ChanceId {
  if (result === 'unavailable') return 'goes-on-after-outage';
  if (action === 'obtain-code' && visit > 0) return 'asks-again-after-next-missing-code';
  // What can be set back without an outage is in the table by its type.
  return willingnessAfter[action as Failing];
}
