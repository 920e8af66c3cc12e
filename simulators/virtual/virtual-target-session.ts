// One attempt without I/O: every action of a flow on a target that is nothing but the reference provider's rules. It walks the same pages
// in the same order as the server's routes and asks the same rules; machine time comes from what a real run measured.
import type { PageName, Target } from '../../scenarios/schema/target.ts';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import { codeChannel } from '../attempt/code-channel.ts';
import type { SessionOrder } from '../attempt/driver.ts';
import { performed, type PageAnswer } from '../attempt/performed.ts';
import { VoidAttempt } from '../attempt/run-attempt.ts';
import { nothingMeasured, type Performed, type StepAddress, type TargetAction, type TargetSession } from '../attempt/target-session.ts';
import type { Passkey } from '../authenticator/passkey.ts';
import { passkeysBesideNew, passkeysOfPhone, passkeysOn } from '../authenticator/sync-fabric.ts';
import type { Intent } from '../human/intent.ts';
import { enteredDigits } from '../identity-provider/rules/code-decision.ts';
import { decideResend, maySendWithoutPassword } from '../identity-provider/rules/code-sending.ts';
import { decidePasskeyRegistration } from '../identity-provider/rules/passkey-registration.ts';
import { decidePasskeySignIn } from '../identity-provider/rules/passkey-sign-in.ts';
import { decidePasswordReset } from '../identity-provider/rules/password-reset.ts';
import { enterPassword, enterResetCode, enterSentCode, enterTotp, type CodeRound } from '../identity-provider/rules/guess-record.ts';
import { isLockedOut, noLockout } from '../identity-provider/rules/smart-lockout.ts';
import { decideSession } from '../identity-provider/rules/session-life.ts';
import { timeStepAt, totpPolicy } from '../identity-provider/rules/totp-code.ts';
import { clockSkewMs, noFault, planFaults, type FaultPlan } from '../identity-provider/server/faults.ts';
import type { MachineTime } from './machine-time.ts';
import { codeOfNumber, numberOfCode } from './number-code.ts';
import type { VirtualAccount } from './virtual-account.ts';

export interface VirtualSessionParts {
  readonly order: SessionOrder;
  /** The account as the target keeps it. */
  readonly account: VirtualAccount;
  readonly target: Target;
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly machineTime: MachineTime;
  /** Real time after which an unanswered step is given up, ms. */
  readonly answerTimeMs: number;
  /** The person is signed in already, with something that is no step of a flow: a Temporary Access Pass. ms since the Unix epoch. */
  readonly signedInAtMs?: number;
}

/** How far the sign-in or reset has come, as the server's browser session has it. */
type Stage =
  | { readonly kind: 'anonymous' | 'password'; readonly sinceMs: number }
  | { readonly kind: 'second-factor' | 'reset-code'; readonly sinceMs: number; readonly round: CodeRound }
  | { readonly kind: 'signed-in' | 'reset-password'; readonly sinceMs: number };

type PasskeyAction = 'use-passkey' | 'use-passkey-for-user-name' | 'use-passkey-of-phone';

/** What the target shows: another page, perhaps with an error; or the same page with an error. */
interface Shown {
  readonly page?: PageName;
  readonly code?: string;
}

export class VirtualTargetSession implements TargetSession {
  readonly #parts: VirtualSessionParts;
  #page: PageName | undefined;
  #stage: Stage = { kind: 'anonymous', sinceMs: 0 };

  constructor(parts: VirtualSessionParts) {
    this.#parts = parts;
    if (parts.signedInAtMs !== undefined) this.#stage = { kind: 'signed-in', sinceMs: parts.signedInAtMs };
  }

  'open-sign-in'(_intent: Intent<'open-sign-in'>, at: StepAddress) {
    return this.#request('open-sign-in', at, (nowMs) => ({ page: this.#live(nowMs)?.kind === 'signed-in' ? 'home' : 'sign-in' }));
  }

  'submit-user-name'(_intent: Intent<'submit-user-name'>, at: StepAddress) {
    return this.#request('submit-user-name', at, (nowMs) => {
      if (this.#page === 'sign-in') {
        this.#stage = { kind: 'password', sinceMs: nowMs };
        return { page: 'password' };
      }
      this.#expectPage('submit-user-name', 'reset-password');
      const round: CodeRound = { sentAtMs: [nowMs] };
      this.#stage = { kind: 'reset-code', sinceMs: nowMs, round };
      this.#sendResetCode(round, nowMs);
      return { page: 'code' };
    });
  }

  'submit-password'({ text }: Intent<'submit-password'>, at: StepAddress) {
    this.#expectPage('submit-password', 'password');
    return this.#request('submit-password', at, (nowMs) => {
      if (this.#live(nowMs)?.kind !== 'password') return { page: 'sign-in', code: 'sign-in-expired' };
      const { account } = this.#parts;
      const passwordMatches = !isLockedOut(account.guesses.lockout, nowMs) && text === account.password;
      const decision = enterPassword(account.guesses, { passwordMatches, passwordHash: text }, nowMs);
      if (decision.kind !== 'second-factor-needed') return { page: 'password', code: decision.code };
      const byMessage = this.#parts.order.user.secondFactor !== 'totp';
      const round: CodeRound = { sentAtMs: byMessage ? [nowMs] : [] };
      this.#stage = { kind: 'second-factor', sinceMs: nowMs, round };
      if (byMessage) this.#sendCode(round, nowMs);
      return { page: 'code' };
    });
  }

  'obtain-code'(_intent: Intent<'obtain-code'>, { flow, nowMs }: StepAddress): Performed<'obtain-code'> {
    const { order, account } = this.#parts;
    const codeRead = codeChannel(order.user, flow) === 'totp' ? codeOfNumber(timeStepAt(nowMs)) : codeOfNumber(account.codesSent);
    return { result: 'in-hand', codeRead, measured: nothingMeasured };
  }

  'submit-code'({ text }: Intent<'submit-code'>, at: StepAddress) {
    this.#expectPage('submit-code', 'code');
    return this.#request('submit-code', at, (nowMs) => {
      const stage = this.#live(nowMs);
      return at.flow === 'password-reset' ? this.#resetCode(stage, text, nowMs) : this.#signInCode(stage, text, nowMs);
    });
  }

  'resend-code'(_intent: Intent<'resend-code'>, at: StepAddress) {
    this.#expectPage('resend-code', 'code');
    return this.#request('resend-code', at, (nowMs): Shown => {
      const stage = this.#live(nowMs);
      if (stage?.kind !== 'second-factor' && stage?.kind !== 'reset-code') {
        return at.flow === 'password-reset' ? { page: 'reset-password', code: 'reset-expired' } : { page: 'sign-in', code: 'sign-in-expired' };
      }
      if (codeChannel(this.#parts.order.user, at.flow) === 'totp') return { page: 'code', code: 'nothing-to-send' };
      const { round } = stage;
      const decision = decideResend(round.sentAtMs, nowMs);
      if (decision.kind === 'refused') return { page: 'code', code: decision.code };
      round.sentAtMs = [...round.sentAtMs, nowMs];
      if (stage.kind === 'reset-code') this.#sendResetCode(round, nowMs);
      else this.#sendCode(round, nowMs);
      return { page: 'code' };
    });
  }

  'use-passkey'({ prompt }: Intent<'use-passkey'>, at: StepAddress) {
    return this.#signIn('use-passkey', prompt, at);
  }

  'use-passkey-for-user-name'({ prompt }: Intent<'use-passkey-for-user-name'>, at: StepAddress) {
    return this.#signIn('use-passkey-for-user-name', prompt, at);
  }

  'use-passkey-of-phone'({ prompt }: Intent<'use-passkey-of-phone'>, at: StepAddress) {
    return this.#signIn('use-passkey-of-phone', prompt, at);
  }

  'choose-another-way'(_intent: Intent<'choose-another-way'>, at: StepAddress) {
    return this.#request('choose-another-way', at, () => ({ page: 'other-ways' }));
  }

  'open-passkey-registration'(_intent: Intent<'open-passkey-registration'>, at: StepAddress) {
    return this.#request('open-passkey-registration', at, (nowMs): Shown => {
      const refusal = this.#registrationRefusal(nowMs);
      // As the page of an error has it: no name of its own.
      return refusal === undefined ? { page: 'register-passkey' } : { code: refusal };
    });
  }

  'create-passkey'({ prompt }: Intent<'create-passkey'>, at: StepAddress) {
    return this.#ceremony('create-passkey', at, (nowMs): Shown => {
      const refusal = this.#registrationRefusal(nowMs);
      if (refusal !== undefined) return { code: refusal };
      const { order, account } = this.#parts;
      const { device } = order;
      const { provider } = device;
      if (prompt !== 'confirmed') return { code: 'NotAllowedError' };
      if (passkeysBesideNew(device, order.account.passkeys).length > 0) return { code: 'InvalidStateError' };
      const credentialId = `virtual-${account.registered}`;
      account.registered += 1;
      order.account.passkeys.push({ provider, deviceId: device.id, credentialId, key: { ordinal: account.registered - 1 }, userHandle: '', signCount: provider.passkeyType === 'synced' ? 0 : 1 });
      return { page: 'home' };
    });
  }

  'open-password-reset'(_intent: Intent<'open-password-reset'>, at: StepAddress) {
    return this.#request('open-password-reset', at, () => ({ page: 'reset-password' }));
  }

  'choose-new-password'({ text }: Intent<'choose-new-password'>, at: StepAddress) {
    this.#expectPage('choose-new-password', 'new-password');
    return this.#request('choose-new-password', at, (nowMs): Shown => {
      const stage = this.#live(nowMs);
      if (stage?.kind !== 'reset-password') return { page: 'reset-password', code: 'reset-expired' };
      const { account } = this.#parts;
      const decision = decidePasswordReset({ provenAtMs: stage.sinceMs, newPassword: text, names: [account.userPrincipalName, account.displayName] }, nowMs);
      if (decision.kind === 'refused') return { page: 'new-password', code: decision.code };
      account.password = text;
      account.guesses.lockout = noLockout;
      this.#stage = { kind: 'anonymous', sinceMs: nowMs };
      return { page: 'sign-in' };
    });
  }

  #signInCode(stage: Stage | undefined, text: string, nowMs: number): Shown {
    if (stage?.kind !== 'second-factor') return { page: 'sign-in', code: 'sign-in-expired' };
    const { order, account } = this.#parts;
    const { guesses, totp } = account;
    const decision =
      order.user.secondFactor === 'totp'
        ? enterTotp(guesses, totp, numberOfCode(enteredDigits(text, totpPolicy.digits) ?? '', timeStepAt(nowMs), totpPolicy.steps), nowMs)
        : enterSentCode(guesses, stage.round, text, nowMs);
    if (decision.kind !== 'accepted') return { page: 'code', code: decision.code };
    this.#stage = { kind: 'signed-in', sinceMs: nowMs };
    return { page: 'home' };
  }

  #resetCode(stage: Stage | undefined, text: string, nowMs: number): Shown {
    if (stage?.kind !== 'reset-code') return { page: 'reset-password', code: 'reset-expired' };
    const decision = enterResetCode(this.#parts.account.guesses, stage.round, text, nowMs);
    if (decision.kind !== 'accepted') return { page: 'code', code: decision.code };
    this.#stage = { kind: 'reset-password', sinceMs: nowMs };
    return { page: 'new-password' };
  }

  #signIn<A extends PasskeyAction>(action: A, prompt: Intent<A>['prompt'], at: StepAddress): Performed<A> {
    return this.#ceremony(action, at, (nowMs): Shown => {
      const { device, user, account } = this.#parts.order;
      const usable = action === 'use-passkey-of-phone' ? passkeysOfPhone(device, user.devices, account.passkeys) : passkeysOn(device, account.passkeys);
      const passkey = usable.at(-1);
      if (prompt !== 'confirmed' || passkey === undefined) return { code: 'NotAllowedError' };
      count(passkey);
      // The prompt leaves no time between challenge and answer; its owner is who signs in; an authenticator that verifies the person and
      // signs is what verification means. What is left to the rule is what it says of that.
      const challenge = { kind: 'live', challenge: { value: '', ceremony: 'authentication', issuedAtMs: nowMs } } as const;
      const decision = decidePasskeySignIn({ challenge, credential: 'known', userHandle: 'matches', verification: { verified: true } });
      if (decision.kind !== 'signed-in') return { code: decision.code };
      this.#stage = { kind: 'signed-in', sinceMs: nowMs };
      return { page: 'home' };
    });
  }

  #registrationRefusal(nowMs: number): string | undefined {
    const stage = this.#live(nowMs);
    const signedIn = stage?.kind === 'signed-in' ? stage : undefined;
    const decision = decidePasskeyRegistration(signedIn === undefined ? 'expired' : 'live', signedIn?.sinceMs, nowMs);
    return decision.kind === 'refused' ? decision.code : undefined;
  }

  /** The session, if it has not run out. */
  #live(nowMs: number): Stage | undefined {
    const { kind, sinceMs } = this.#stage;
    return kind === 'anonymous' || decideSession({ signedIn: kind === 'signed-in', sinceMs }, nowMs) === 'expired' ? undefined : this.#stage;
  }

  #sendCode(round: CodeRound, nowMs: number): void {
    const { account } = this.#parts;
    account.codesSent += 1;
    round.sent = { value: codeOfNumber(account.codesSent), sentAtMs: nowMs };
  }

  #sendResetCode(round: CodeRound, nowMs: number): void {
    const { account } = this.#parts;
    round.sent = { sentAtMs: nowMs };
    if (!maySendWithoutPassword(account.resetCodesSentAtMs, nowMs)) return;
    account.resetCodesSentAtMs = [...account.resetCodesSentAtMs.slice(-20), nowMs];
    this.#sendCode(round, nowMs);
  }

  /** A page asked for, or a form sent. */
  #request<A extends TargetAction>(action: A, at: StepAddress, answer: (nowMs: number) => Shown): Performed<A> {
    const plan = this.#faultsAt(at);
    // Nobody tells of a delay before a connection broke: it is time without an answer.
    if (plan.refusal === 'reset') return this.#performed(action, at, plan, { kind: 'unreachable', measured: nothingMeasured });
    return this.#answered(action, at, plan, answer);
  }

  /** A ceremony of the page's script: a broken connection leaves the page standing with an error. */
  #ceremony<A extends TargetAction>(action: A, at: StepAddress, answer: (nowMs: number) => Shown): Performed<A> {
    const plan = this.#faultsAt(at);
    if (plan.refusal === 'reset') return this.#performed(action, at, plan, { kind: 'page', code: 'NetworkError', measured: nothingMeasured, plantedMs: 0, status: 0 });
    return this.#answered(action, at, plan, answer);
  }

  #answered<A extends TargetAction>(action: A, at: StepAddress, plan: FaultPlan, answer: (nowMs: number) => Shown): Performed<A> {
    const { delayMs, refusal } = plan;
    if (refusal === 'stall') {
      const { target, answerTimeMs } = this.#parts;
      return performed(action, target, { kind: 'stalled', measured: { ...nothingMeasured, navigationMs: answerTimeMs }, waitedMs: answerTimeMs });
    }
    if (refusal === '500') return this.#performed(action, at, plan, { kind: 'page', measured: nothingMeasured, plantedMs: delayMs, status: 500 });
    const { page, code } = answer(this.#serverNowMs(at, plan));
    if (page !== undefined) this.#page = page;
    return this.#performed(action, at, plan, { kind: 'page', page, code, measured: nothingMeasured, plantedMs: delayMs, status: 200 });
  }

  /** Machine time follows from what came of the action, and the planted delay is part of it. */
  #performed<A extends TargetAction>(action: A, at: StepAddress, { delayMs, refusal }: FaultPlan, answer: PageAnswer): Performed<A> {
    const { target, machineTime, order } = this.#parts;
    const done: { -readonly [K in keyof Performed<A>]: Performed<A>[K] } = performed(action, target, answer);
    const measured = machineTime.partsOf(order, at, action, done.result);
    if (delayMs === 0) done.measured = measured;
    else if (refusal === 'reset') done.measured = { ...measured, navigationMs: measured.navigationMs + delayMs };
    else done.measured = { ...measured, serverMs: measured.serverMs + delayMs };
    return done;
  }

  #faultsAt({ flow, step, visit }: StepAddress): FaultPlan {
    const { faults, seed, order } = this.#parts;
    if (faults.length === 0) return noFault;
    return planFaults(faults, seed, { user: order.user.index, arm: order.arm, attempt: order.drawIndex, visit, flow, step });
  }

  /** The clock of the target: the user's, what a fault let pass on it, and how wrong it goes. */
  #serverNowMs({ flow, step, visit, nowMs }: StepAddress, plan: FaultPlan): number {
    const { faults, order } = this.#parts;
    const skewMs = faults.length === 0 ? 0 : clockSkewMs(faults, { user: order.user.index, arm: order.arm, attempt: order.drawIndex, visit, flow, step });
    return Math.round(nowMs) + plan.delayMs + skewMs;
  }

  #expectPage(action: TargetAction, page: PageName): void {
    if (this.#page !== page) throw new VoidAttempt('harness-error', `${action} on page "${this.#page ?? 'none'}", expected "${page}"`);
  }
}

/** One that counts does so at each assertion. */
function count(passkey: Passkey): void {
  if (passkey.provider.passkeyType !== 'synced') passkey.signCount += 1;
}
