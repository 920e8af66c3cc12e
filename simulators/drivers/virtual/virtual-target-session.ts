// One attempt without I/O: every action of a flow, asked of the site itself. Its browser and its authenticator are the rules of both; machine
// time comes from what a real run measured.
import { flowNamed } from '../../../scenarios/flows/flow-named.ts';
import type { ActionShowing } from '../../../scenarios/flows/action.ts';
import { proofsFor } from '../../../scenarios/flows/flow.ts';
import type { PageName } from '../../../scenarios/flows/page-name.ts';
import type { Provider } from '../../../scenarios/schema/provider.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import type { Fault } from '../../../scenarios/schema/scenario.ts';
import { codeChannel } from '../../attempt/code-channel.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import { passkeyUse } from '../../attempt/passkey-use.ts';
import { performed, type PageAnswer } from '../../attempt/performed.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import {
  nothingMeasured,
  type Performed,
  type StepAddress,
  type TargetAction,
  type TargetSession,
} from '../../attempt/target-session.ts';
import { shownAaguid } from '../../authenticator/shown-aaguid.ts';
import type { Passkey } from '../../authenticator/passkey.ts';
import { passkeysBesideNew, passkeysOfPhone, passkeysOn } from '../../authenticator/sync-fabric.ts';
import type { Intent } from '../../people/intent.ts';
import { clockSkewMs, noFault, planFaults, type FaultPlan } from '../../identity-provider/server/faults.ts';
import { normaliseUserName } from '../../site/account.ts';
import type { SignedFacts, SiteRequest } from '../../site/request.ts';
import { respond } from '../../site/respond.ts';
import { enteredDigits } from '../../site/rules/code-decision.ts';
import type { Challenge } from '../../site/rules/challenge-life.ts';
import { isLockedOut } from '../../site/rules/smart-lockout.ts';
import { timeStepAt, totpForm } from '../../site/rules/totp-code.ts';
import type { Session } from '../../site/session.ts';
import type { MachineTime } from './machine-time.ts';
import { codeOfNumber, numberOfCode } from './number-code.ts';
import { virtualOrigin, type VirtualAccount } from './virtual-account.ts';

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
}

type PasskeyAction = ActionShowing<'passkey'>;

/** What the browser shows: another page, perhaps with an error; or the same page with an error. */
interface Shown {
  readonly page?: PageName;
  readonly code?: string;
}

/** Of every virtual challenge: it leaves nothing to be guessed. */
const freshChallenge = 'virtual';

/** What a browser on the site's own page and an authenticator that has verified the person sign. */
const factsOf: Readonly<Record<Provider['passkeyType'], SignedFacts>> = {
  synced: { origin: virtualOrigin, userPresent: true, userVerified: true, backupEligible: true, backedUp: true },
  deviceBound: { origin: virtualOrigin, userPresent: true, userVerified: true, backupEligible: false, backedUp: false },
};

export class VirtualTargetSession implements TargetSession {
  readonly #parts: VirtualSessionParts;
  #page: PageName | undefined;
  /** As typed last on the page to sign in. Absent: none yet. */
  #userName: string | undefined;
  /** What the site knows of this browser. */
  #session: Session | undefined;

  constructor(parts: VirtualSessionParts) {
    this.#parts = parts;
  }

  'open-sign-in'(_intent: Intent<'open-sign-in'>, at: StepAddress) {
    return this.#request('open-sign-in', at, (nowMs) => this.#ask({ kind: 'open-sign-in' }, nowMs));
  }

  'submit-user-name'({ text }: Intent<'submit-user-name'>, at: StepAddress) {
    return this.#request('submit-user-name', at, (nowMs) => {
      const { userPrincipalName } = this.#parts.account.account;
      // Nearly everybody types it as it is.
      const userName = text === userPrincipalName ? text : normaliseUserName(text);
      if (this.#page === 'sign-in') {
        this.#userName = userName;
        return this.#ask({ kind: 'enter-user-name', userName }, nowMs);
      }
      this.#expectPage('submit-user-name', 'reset-password');
      return this.#ask({ kind: 'enter-user-name-to-reset', userName, freshCode: this.#parts.account.nextCode }, nowMs);
    });
  }

  'submit-password'({ text }: Intent<'submit-password'>, at: StepAddress) {
    this.#expectPage('submit-password', 'password');
    return this.#request('submit-password', at, (nowMs) => {
      const { account } = this.#parts;
      const { userPrincipalName, guesses } = account.account;
      const userName = this.#userName ?? userPrincipalName;
      const matches =
        userName === userPrincipalName && !isLockedOut(guesses.lockout, nowMs) && text === account.password;
      return this.#ask(
        {
          kind: 'enter-password',
          userName,
          matches,
          fingerprint: text,
          freshCode: account.nextCode,
        },
        nowMs,
      );
    });
  }

  'obtain-code'(_intent: Intent<'obtain-code'>, { flow, nowMs }: StepAddress): Performed<'obtain-code'> {
    const { order, account } = this.#parts;
    const codeRead = codeChannel(order.user, flow) === 'totp' ? codeOfNumber(timeStepAt(nowMs)) : account.lastCode;
    return { result: 'in-hand', codeRead, measured: nothingMeasured };
  }

  'submit-code'({ text }: Intent<'submit-code'>, at: StepAddress) {
    this.#expectPage('submit-code', 'code');
    const { account } = this.#parts;
    return this.#request('submit-code', at, (nowMs) =>
      this.#ask(
        proofsFor[flowNamed(at.flow).purpose] === 'reset'
          ? { kind: 'enter-reset-code', text }
          : {
              kind: 'enter-code',
              text,
              totpStep: numberOfCode(
                enteredDigits(text, totpForm.digits) ?? '',
                timeStepAt(nowMs),
                account.tenant.policy.authenticatorApp.steps,
              ),
            },
        nowMs,
      ),
    );
  }

  'resend-code'(_intent: Intent<'resend-code'>, at: StepAddress) {
    this.#expectPage('resend-code', 'code');
    return this.#request('resend-code', at, (nowMs) =>
      this.#ask(
        {
          kind: proofsFor[flowNamed(at.flow).purpose] === 'reset' ? 'resend-reset-code' : 'resend-code',
          freshCode: this.#parts.account.nextCode,
        },
        nowMs,
      ),
    );
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
    return this.#request('choose-another-way', at, (nowMs) => this.#ask({ kind: 'open-other-ways' }, nowMs));
  }

  'open-passkey-registration'(_intent: Intent<'open-passkey-registration'>, at: StepAddress) {
    return this.#request('open-passkey-registration', at, (nowMs) =>
      this.#ask({ kind: 'open-passkey-registration' }, nowMs),
    );
  }

  'create-passkey'({ prompt }: Intent<'create-passkey'>, at: StepAddress) {
    return this.#ceremony('create-passkey', at, (nowMs): Shown => {
      const refused = this.#ask({ kind: 'ask-for-attestation', freshChallenge }, nowMs);
      if (refused.code !== undefined) return refused;
      const { device, account: holder } = this.#parts.order;
      const { provider } = device;
      if (prompt !== 'confirmed') return { code: 'NotAllowedError' };
      if (passkeysBesideNew(device, holder.passkeys).length > 0) return { code: 'InvalidStateError' };
      const { credentials, userHandle } = this.#parts.account.account;
      const ordinal = credentials.length;
      const credentialId = `virtual-${ordinal}`;
      const counter = provider.passkeyType === 'synced' ? 0 : 1;
      const credential = {
        credentialId,
        aaguid: shownAaguid(provider),
        attested: false,
        counter,
        transports: [provider.transport],
      };
      const shown = this.#ask(
        {
          kind: 'show-attestation',
          challenge: this.#takeChallenge(),
          attestation: { verification: { verified: true, credential, facts: factsOf[provider.passkeyType] } },
        },
        nowMs,
      );
      if (shown.code === undefined)
        holder.passkeys.push({
          provider,
          deviceId: device.id,
          credentialId,
          key: { ordinal },
          userHandle,
          signCount: counter,
        });
      return shown;
    });
  }

  'open-password-reset'(_intent: Intent<'open-password-reset'>, at: StepAddress) {
    return this.#request('open-password-reset', at, (nowMs) => this.#ask({ kind: 'open-password-reset' }, nowMs));
  }

  'choose-new-password'({ text }: Intent<'choose-new-password'>, at: StepAddress) {
    this.#expectPage('choose-new-password', 'new-password');
    return this.#request('choose-new-password', at, (nowMs) => this.#ask({ kind: 'choose-new-password', text }, nowMs));
  }

  /** Signs in with the pass that was issued last, which is no step of a flow. False: the site refuses it. */
  enterPass(nowMs: number): boolean {
    return (
      this.#ask({ kind: 'enter-pass', userName: this.#parts.account.account.userPrincipalName, matches: true }, nowMs)
        .code === undefined
    );
  }

  /** Asks the site, and carries out what it says. */
  #ask(request: SiteRequest, nowMs: number): Shown {
    const { account } = this.#parts;
    const answer = respond(account.tenant, this.#session, request, nowMs);
    this.#session = answer.session;
    account.take(answer);
    if (answer.passwordOf !== undefined && 'text' in request) account.password = request.text;
    const { shown } = answer;
    return shown.kind === 'ceremony' ? {} : shown;
  }

  #signIn<A extends PasskeyAction>(action: A, prompt: Intent<A>['prompt'], at: StepAddress): Performed<A> {
    return this.#ceremony(action, at, (nowMs): Shown => {
      const { device, user, account: holder } = this.#parts.order;
      const { userPrincipalName } = this.#parts.account.account;
      this.#ask(
        {
          kind: 'ask-for-assertion',
          userName: passkeyUse[action].withUserName ? (this.#userName ?? userPrincipalName) : '',
          freshChallenge,
        },
        nowMs,
      );
      const usable =
        passkeyUse[action].from === 'phone'
          ? passkeysOfPhone(device, user.devices, holder.passkeys)
          : passkeysOn(device, holder.passkeys);
      const passkey = usable.at(-1);
      if (prompt !== 'confirmed' || passkey === undefined) return { code: 'NotAllowedError' };
      count(passkey);
      const { credentialId, userHandle, signCount, provider } = passkey;
      const facts = factsOf[provider.passkeyType];
      const assertion = {
        credentialId,
        userHandle,
        verification: { verified: true, counter: signCount, facts },
      } as const;
      return this.#ask({ kind: 'show-assertion', challenge: this.#takeChallenge(), assertion }, nowMs);
    });
  }

  #takeChallenge(): Challenge | undefined {
    const challenge = this.#session?.challenge;
    if (this.#session !== undefined) this.#session = { stage: this.#session.stage };
    return challenge;
  }

  /** A page asked for, or a form sent. */
  #request<A extends TargetAction>(action: A, at: StepAddress, answer: (nowMs: number) => Shown): Performed<A> {
    const plan = this.#faultsAt(at);
    // Nobody tells of a delay before a connection broke: it is time without an answer.
    if (plan.refusal === 'reset')
      return this.#performed(action, at, plan, { kind: 'unreachable', measured: nothingMeasured });
    return this.#answered(action, at, plan, answer);
  }

  /** A ceremony of the page's script: a broken connection leaves the page standing with an error. */
  #ceremony<A extends TargetAction>(action: A, at: StepAddress, answer: (nowMs: number) => Shown): Performed<A> {
    const plan = this.#faultsAt(at);
    if (plan.refusal === 'reset')
      return this.#performed(action, at, plan, {
        kind: 'page',
        code: 'NetworkError',
        measured: nothingMeasured,
        plantedMs: 0,
        status: 0,
      });
    return this.#answered(action, at, plan, answer);
  }

  #answered<A extends TargetAction>(
    action: A,
    at: StepAddress,
    plan: FaultPlan,
    answer: (nowMs: number) => Shown,
  ): Performed<A> {
    const { delayMs, refusal } = plan;
    if (refusal === 'stall') {
      const { target, answerTimeMs } = this.#parts;
      return performed(action, target, {
        kind: 'stalled',
        measured: { ...nothingMeasured, navigationMs: answerTimeMs },
        waitedMs: answerTimeMs,
      });
    }
    if (refusal === '500')
      return this.#performed(action, at, plan, {
        kind: 'page',
        measured: nothingMeasured,
        plantedMs: delayMs,
        status: 500,
      });
    const { page, code } = answer(this.#serverNowMs(at, plan));
    if (page !== undefined) this.#page = page;
    return this.#performed(action, at, plan, {
      kind: 'page',
      page,
      code,
      measured: nothingMeasured,
      plantedMs: delayMs,
      status: 200,
    });
  }

  /** Machine time follows from what came of the action, and the planted delay is part of it. */
  #performed<A extends TargetAction>(
    action: A,
    at: StepAddress,
    { delayMs, refusal }: FaultPlan,
    answer: PageAnswer,
  ): Performed<A> {
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
    return planFaults(faults, seed, {
      user: order.user.index,
      arm: order.arm,
      attempt: order.drawIndex,
      visit,
      flow,
      step,
    });
  }

  /** The clock of the target: the user's, what a fault let pass on it, and how wrong it goes. */
  #serverNowMs({ flow, step, visit, nowMs }: StepAddress, plan: FaultPlan): number {
    const { faults, order } = this.#parts;
    const skewMs =
      faults.length === 0
        ? 0
        : clockSkewMs(faults, { user: order.user.index, arm: order.arm, attempt: order.drawIndex, visit, flow, step });
    return Math.round(nowMs) + plan.delayMs + skewMs;
  }

  #expectPage(action: TargetAction, page: PageName): void {
    if (this.#page !== page)
      throw new VoidAttempt('harness-error', `${action} on page "${this.#page ?? 'none'}", expected "${page}"`);
  }
}

/** One that counts does so at each assertion. */
function count(passkey: Passkey): void {
  if (passkey.provider.passkeyType !== 'synced') passkey.signCount += 1;
}
