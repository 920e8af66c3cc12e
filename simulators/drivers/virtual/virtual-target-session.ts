// One attempt without I/O: every action of a flow, asked of the site itself. Its browser and its authenticator are the rules of both; machine
// time comes from what a real run measured.
import { flowNamed } from '../../../scenarios/flows/flow-named.ts';
import type { ResultOf } from '../../../scenarios/flows/action.ts';
import { proofsFor } from '../../../scenarios/flows/flow.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import type { Fault } from '../../../scenarios/schema/scenario.ts';
import { codeChannel } from '../../attempt/code-channel.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import { performed, resultShown, type PageAnswer } from '../../attempt/performed.ts';
import {
  nothingMeasured,
  type AttackSession,
  type Performed,
  type RecoverySession,
  type StepAddress,
  type TargetAction,
  type TargetSession,
} from '../../attempt/target-session.ts';
import { withoutRecovery } from '../../attempt/without-recovery.ts';
import type { Intent } from '../../people/intent.ts';
import { clockSkewMs, noFault, planFaults, type FaultPlan } from '../../web-server/faults.ts';
import { timeStepAt } from '../../site/rules/totp-code.ts';
import type { MachineTime } from './machine-time.ts';
import { codeOfNumber } from './number-code.ts';
import type { VirtualAccount } from './virtual-account.ts';
import {
  answerExternalCheck,
  chooseAnotherWay,
  chooseNewPassword,
  createPasskey,
  openExternalCheck,
  openPasswordReset,
  openRegistration,
  openSignIn,
  resendCode,
  resendResetCode,
  returnFromExternalCheck,
  submitCode,
  submitPassword,
  submitResetCode,
  submitUserName,
  usePasskey,
  usePasskeyForUserName,
  usePasskeyOfPhone,
} from './virtual-actions.ts';
import { VirtualAttack } from './virtual-attack.ts';
import { VirtualBrowser, type Shown } from './virtual-browser.ts';
import { VirtualRecovery, type ProofingGround } from './virtual-recovery.ts';

/** What is the same for all attempts. */
export interface VirtualSessionGround {
  /** Absent: nobody recovers an account. */
  readonly proofing?: ProofingGround | undefined;
  readonly target: Target;
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly machineTime: MachineTime;
  /** Real time after which an unanswered step is given up, ms. */
  readonly answerTimeMs: number;
}

export interface VirtualSessionParts extends VirtualSessionGround {
  readonly order: SessionOrder;
  /** The account as the target keeps it. */
  readonly account: VirtualAccount;
}

/** As the interpreter is told of it: gone with the next step. */
type Done = { -readonly [K in 'result' | 'code' | 'measured' | 'plantedMs' | 'codeRead']: Performed<TargetAction>[K] };

/** What the browser does and the site answers. Made once for each action: at a step nothing is made but what the site is told. */
type Answer<A extends TargetAction> = (browser: VirtualBrowser, intent: Intent<A>) => Shown;

export class VirtualTargetSession implements TargetSession {
  readonly #ground: VirtualSessionGround;
  readonly #browser: VirtualBrowser;
  readonly #done: Done = {
    result: 'shown',
    code: undefined,
    measured: nothingMeasured,
    plantedMs: undefined,
    codeRead: undefined,
  };

  readonly #recovery: VirtualRecovery | undefined;
  #attack: AttackSession | undefined;

  constructor({ order, account, ...ground }: VirtualSessionParts) {
    this.#ground = ground;
    this.#browser = new VirtualBrowser(order, account);
    this.#recovery =
      ground.proofing === undefined
        ? undefined
        : new VirtualRecovery(
            ground.proofing,
            (action, intent, at, answer) => this.#request(action, intent, at, answer),
            (action, intent, at, answer) => this.#answered(action, intent, at, noFault, answer),
          );
  }

  get recovery(): RecoverySession {
    return this.#recovery ?? withoutRecovery;
  }

  /** Made when first asked for: most lives know of none. */
  get attack(): AttackSession {
    return (this.#attack ??= new VirtualAttack(this.#browser, (action, intent, at, answer) =>
      this.#request(action, intent, at, answer),
    ));
  }

  /** For the next attempt. */
  begin(order: SessionOrder, account: VirtualAccount): void {
    this.#browser.begin(order, account);
    this.#recovery?.begin();
  }

  'open-sign-in'(intent: Intent<'open-sign-in'>, at: StepAddress) {
    return this.#request('open-sign-in', intent, at, openSignIn);
  }

  'submit-user-name'(intent: Intent<'submit-user-name'>, at: StepAddress) {
    return this.#request('submit-user-name', intent, at, submitUserName);
  }

  'submit-password'(intent: Intent<'submit-password'>, at: StepAddress) {
    this.#browser.expectPage('submit-password', 'password');
    return this.#request('submit-password', intent, at, submitPassword);
  }

  'obtain-code'(_intent: Intent<'obtain-code'>, { flow, nowMs }: StepAddress): Performed<'obtain-code'> {
    const isOfApp = codeChannel(this.#browser.order.user, flow) === 'totp';
    const done = this.#done;
    done.result = 'in-hand';
    done.code = undefined;
    done.measured = nothingMeasured;
    done.plantedMs = undefined;
    done.codeRead = isOfApp ? codeOfNumber(timeStepAt(nowMs)) : this.#browser.account.lastCode;
    return done as Performed<'obtain-code'>;
  }

  'submit-code'(intent: Intent<'submit-code'>, at: StepAddress) {
    this.#browser.expectPage('submit-code', 'code');
    return isReset(at)
      ? this.#request('submit-code', intent, at, submitResetCode)
      : this.#request('submit-code', intent, at, submitCode);
  }

  'resend-code'(intent: Intent<'resend-code'>, at: StepAddress) {
    this.#browser.expectPage('resend-code', 'code');
    return isReset(at)
      ? this.#request('resend-code', intent, at, resendResetCode)
      : this.#request('resend-code', intent, at, resendCode);
  }

  'open-external-check'(intent: Intent<'open-external-check'>, at: StepAddress) {
    this.#browser.expectPage('open-external-check', 'external-check');
    return this.#request('open-external-check', intent, at, openExternalCheck);
  }

  'answer-external-check'(intent: Intent<'answer-external-check'>, at: StepAddress) {
    this.#browser.expectPage('answer-external-check', 'approve-sign-in');
    return this.#request('answer-external-check', intent, at, answerExternalCheck);
  }

  'return-from-external-check'(intent: Intent<'return-from-external-check'>, at: StepAddress) {
    this.#browser.expectPage('return-from-external-check', 'external-answer');
    return this.#request('return-from-external-check', intent, at, returnFromExternalCheck);
  }

  'use-passkey'(intent: Intent<'use-passkey'>, at: StepAddress) {
    return this.#ceremony('use-passkey', intent, at, usePasskey);
  }

  'use-passkey-for-user-name'(intent: Intent<'use-passkey-for-user-name'>, at: StepAddress) {
    return this.#ceremony('use-passkey-for-user-name', intent, at, usePasskeyForUserName);
  }

  'use-passkey-of-phone'(intent: Intent<'use-passkey-of-phone'>, at: StepAddress) {
    return this.#ceremony('use-passkey-of-phone', intent, at, usePasskeyOfPhone);
  }

  'choose-another-way'(intent: Intent<'choose-another-way'>, at: StepAddress) {
    return this.#request('choose-another-way', intent, at, chooseAnotherWay);
  }

  'open-passkey-registration'(intent: Intent<'open-passkey-registration'>, at: StepAddress) {
    return this.#request('open-passkey-registration', intent, at, openRegistration);
  }

  'create-passkey'(intent: Intent<'create-passkey'>, at: StepAddress) {
    return this.#ceremony('create-passkey', intent, at, createPasskey);
  }

  'open-password-reset'(intent: Intent<'open-password-reset'>, at: StepAddress) {
    return this.#request('open-password-reset', intent, at, openPasswordReset);
  }

  'choose-new-password'(intent: Intent<'choose-new-password'>, at: StepAddress) {
    this.#browser.expectPage('choose-new-password', 'new-password');
    return this.#request('choose-new-password', intent, at, chooseNewPassword);
  }

  /** Signs in with the pass that was issued last, which is no step of a flow. False: the site refuses it. */
  enterPass(nowMs: number): boolean {
    const browser = this.#browser;
    browser.nowMs = nowMs;
    const { userPrincipalName: userName } = browser.account.account;
    return browser.ask({ kind: 'enter-pass', userName, matches: true }).code === undefined;
  }

  /** A page asked for, or a form sent. */
  #request<A extends TargetAction>(action: A, intent: Intent<A>, at: StepAddress, answer: Answer<A>): Performed<A> {
    const plan = this.#faultsAt(at);
    // Nobody tells of a delay before a connection broke: it is time without an answer.
    if (plan.refusal === 'reset')
      return this.#refused(action, at, plan, { kind: 'unreachable', measured: nothingMeasured });
    return this.#answered(action, intent, at, plan, answer);
  }

  /** A ceremony of the page's script: a broken connection leaves the page standing with an error. */
  #ceremony<A extends TargetAction>(action: A, intent: Intent<A>, at: StepAddress, answer: Answer<A>): Performed<A> {
    const plan = this.#faultsAt(at);
    if (plan.refusal === 'reset')
      return this.#refused(action, at, plan, {
        kind: 'page',
        code: 'NetworkError',
        measured: nothingMeasured,
        plantedMs: 0,
        status: 0,
      });
    return this.#answered(action, intent, at, plan, answer);
  }

  #answered<A extends TargetAction>(
    action: A,
    intent: Intent<A>,
    at: StepAddress,
    plan: FaultPlan,
    answer: Answer<A>,
  ): Performed<A> {
    const { target, answerTimeMs } = this.#ground;
    if (plan.refusal === 'stall') {
      return performed(action, target, {
        kind: 'stalled',
        measured: { ...nothingMeasured, navigationMs: answerTimeMs },
        waitedMs: answerTimeMs,
      });
    }
    if (plan.refusal === '500')
      return this.#refused(action, at, plan, {
        kind: 'page',
        measured: nothingMeasured,
        plantedMs: plan.delayMs,
        status: 500,
      });
    this.#browser.nowMs = this.#serverNowMs(at, plan);
    const { page, code, said } = answer(this.#browser, intent);
    if (page !== undefined) this.#browser.page = page;
    const result = (said as ResultOf<A> | undefined) ?? resultShown(action, target, page, code);
    return this.#timed(action, at, plan, result, code, plan.delayMs);
  }

  #refused<A extends TargetAction>(action: A, at: StepAddress, plan: FaultPlan, answer: PageAnswer): Performed<A> {
    const { result, code, plantedMs = 0 } = performed(action, this.#ground.target, answer);
    return this.#timed(action, at, plan, result, code, plantedMs);
  }

  /** Machine time follows from what came of the action, and the planted delay is part of it. */
  #timed<A extends TargetAction>(
    action: A,
    at: StepAddress,
    { delayMs, refusal }: FaultPlan,
    result: ResultOf<A>,
    code: string | undefined,
    plantedMs: number,
  ): Performed<A> {
    const measured = this.#ground.machineTime.partsOf(this.#browser.order, at, action, result);
    const done = this.#done;
    done.result = result;
    done.code = code;
    done.plantedMs = plantedMs > 0 ? plantedMs : undefined;
    done.codeRead = undefined;
    if (delayMs === 0) done.measured = measured;
    else if (refusal === 'reset') done.measured = { ...measured, navigationMs: measured.navigationMs + delayMs };
    else done.measured = { ...measured, serverMs: measured.serverMs + delayMs };
    // The one object for what was done, of whichever action.
    return done as Performed<A>;
  }

  #faultsAt({ flow, step, visit }: StepAddress): FaultPlan {
    const { faults, seed } = this.#ground;
    if (faults.length === 0) return noFault;
    const { user, arm, drawIndex } = this.#browser.order;
    return planFaults(faults, seed, { user: user.index, arm, attempt: drawIndex, visit, flow, step });
  }

  /** The clock of the target: the user's, what a fault let pass on it, and how wrong it goes. */
  #serverNowMs({ flow, step, visit, nowMs }: StepAddress, plan: FaultPlan): number {
    const { faults } = this.#ground;
    if (faults.length === 0) return Math.round(nowMs);
    const { user, arm, drawIndex } = this.#browser.order;
    const skewMs = clockSkewMs(faults, { user: user.index, arm, attempt: drawIndex, visit, flow, step });
    return Math.round(nowMs) + plan.delayMs + skewMs;
  }
}

function isReset({ flow }: StepAddress): boolean {
  return proofsFor[flowNamed(flow).purpose] === 'reset';
}
