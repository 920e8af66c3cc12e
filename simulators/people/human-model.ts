// The human model: one answer for each action of a flow, from causes alone. Nothing here knows what the target will say.
//
// Draws are addressed by (seed, scope, parameter, user, attempt, visit). Scopes: the step for what belongs to one visit,
// the attempt for what both arms share (phone at hand, forgotten password, patience), the user for what persists
// (fills passwords, verifies by finger). A step inside the same flow has the same address in either arm, so a passkey
// user who falls back to password and code meets the slips the password arm met.
import { answerExternalCheck, reachForApprover } from './approvals.ts';
import { submitCode, obtainCode } from './codes.ts';
import { decideToGoOn, patienceMs, recallPassword, startsOver } from './decisions.ts';
import type { HumanModel, Situation } from './intent.ts';
import type { IntentInHand } from './intent-in-hand.ts';
import { nobodyPhishes } from './nobody-phishes.ts';
import { followLink, openPage, sentOn } from './paging.ts';
import type { Parameters } from './parameters.ts';
import { createPasskey, reachForPasskey, usePasskey, usePasskeyOfPhone } from './passkey-prompt.ts';
import { DrawsOfAttempts, Person } from './person.ts';
import { recoveringModel, recoveryPatienceMs, withReason, type DrillKnown } from './recovering.ts';
import { chooseNewPassword, submitPassword, submitUserName } from './typing.ts';

export interface HumanModelOptions {
  /** Seed of the scenario. */
  readonly seed: number;
  readonly parameters: Parameters;
  /** Takes every answer, and loses it with the next: for who asks very often and keeps none. Absent: answers can be kept. */
  readonly intent?: IntentInHand | undefined;
  /** Of a recovery drill. Absent: nobody recovers an account. */
  readonly drill?: DrillKnown | undefined;
}

export function createHumanModel({ seed, parameters, intent, drill }: HumanModelOptions): HumanModel {
  const person = new Person(seed, parameters, intent);
  const attempts = new DrawsOfAttempts(seed, parameters);
  const as =
    <I>(answer: (person: Person) => I) =>
    (situation: Situation): I =>
      answer(person.in(situation));

  return {
    'open-sign-in':
      drill === undefined
        ? as(openPage)
        : as((asked) => withReason(asked, openPage(asked), drill.lockedOut(asked.situation.user))),
    'submit-user-name': as(submitUserName),
    'recall-password': as(recallPassword),
    'submit-password': as(submitPassword),
    'obtain-code': as(obtainCode),
    'submit-code': as(submitCode),
    'resend-code': as(followLink),
    'open-external-check': as(followLink),
    'reach-for-approver': as(reachForApprover),
    'answer-external-check': as(answerExternalCheck),
    'return-from-external-check': as(sentOn),
    'reach-for-passkey': as(reachForPasskey),
    'use-passkey': as(usePasskey),
    'use-passkey-for-user-name': as(usePasskey),
    'use-passkey-of-phone': as(usePasskeyOfPhone),
    'choose-another-way': as(followLink),
    'open-passkey-registration': as(openPage),
    'create-passkey': as(createPasskey),
    'open-password-reset': as(followLink),
    'choose-new-password': as(chooseNewPassword),
    ...recoveringModel(as, drill),
    ...nobodyPhishes,
    'decide-to-go-on': as(decideToGoOn),
    patienceMs: (user, attempt, flow) =>
      flow.purpose === 'recovery'
        ? recoveryPatienceMs(attempts.of(user, attempt), flow)
        : patienceMs(attempts.of(user, attempt)),
    startsOver: (user, attempt) => startsOver(attempts.of(user, attempt)),
  };
}
