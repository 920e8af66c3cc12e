// A second factor that an external provider asks for, on the person's side: taking the phone to hand, and approving or declining there.
import type { ExternalAnswer } from '../../scenarios/flows/external-answer.ts';
import type { Intent } from './intent.ts';
import type { Person } from './person.ts';
import { phoneForSecondFactor } from './phone-for-second-factor.ts';

/** The provider's app lies on the phone, as an authenticator app does: the same forgotten phone in every arm. */
export function reachForApprover(person: Person): Intent<'reach-for-approver'> {
  const phone = phoneForSecondFactor(person);
  if (phone.missing) return person.intent.finds(0, 'not-at-hand', 'second-factor-not-at-hand');
  return person.intent.finds(
    phone.fetchingMs + person.atStep.durationMs('approval-opening'),
    'in-hand',
    phone.fetchingMs > 0 ? 'second-factor-not-at-hand' : undefined,
  );
}

export function answerExternalCheck({ atStep, intent }: Person): Intent<'answer-external-check'> {
  const modelledMs = atStep.durationMs('approval-deciding');
  return atStep.happens('approval-declined')
    ? intent.types(modelledMs, 'decline' satisfies ExternalAnswer, 'approval-declined')
    : intent.types(modelledMs, 'approve' satisfies ExternalAnswer);
}
