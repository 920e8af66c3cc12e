// Account recovery without I/O: the person's phone at the verifier and the wallet, and a call to the help desk, beside the browser at the site.
// Each is asked as its server would be; what they tell each other is told here.
import type { Verifier } from '../../../scenarios/schema/verifier.ts';
import { unreachableCode } from '../../attempt/performed.ts';
import { RecoveryPhone, type CheckNews, type PhoneShown, type ProofingProfiles } from '../../attempt/recovery-phone.ts';
import type { Performed, RecoverySession, StepAddress, TargetAction } from '../../attempt/target-session.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import { validateBuiltIn } from '../../claims-extension/built-in-validation.ts';
import { isOut } from '../../identity-proofing/verifier-outage.ts';
import type { Intent } from '../../people/intent.ts';
import { normaliseUserName } from '../../site/account.ts';
import type { RecoveryCall } from '../../site/recovery.ts';
import type { PresentationNews } from '../../site/request.ts';
import type { Shown, VirtualBrowser } from './virtual-browser.ts';

/** Who checks identities. */
export interface ProofingGround extends ProofingProfiles {
  /** Outages that a verifier's availability brings: of each person their own, or those of all who live in one calendar. Absent: it has none. */
  readonly outages?: { readonly seed: number; readonly of: 'each-person' | 'everybody' };
  /** Planted: no verifier answers at such a time, ms since the Unix epoch. Absent: nothing is. */
  readonly isDown?: (nowMs: number) => boolean;
}

/** Does an action as the session does all of them: with its faults, its machine time, and the result that the answer means. */
export type Perform = <A extends TargetAction>(
  action: A,
  intent: Intent<A>,
  at: StepAddress,
  answer: (browser: VirtualBrowser, intent: Intent<A>) => Shown,
) => Performed<A>;

/** Of every virtual recovery: it leaves nothing to be guessed. */
const freshState = 'virtual';
/** The site says that it cannot have an identity checked; at the verifier itself nobody answers. */
const cannotBeChecked: Shown = { said: 'unavailable', code: 'http-503' };
const noVerifier: Shown = { said: 'unavailable', code: unreachableCode };
const openAccountRecovery = { kind: 'open-account-recovery' } as const;
const signOut = { kind: 'sign-out' } as const;

export class VirtualRecovery implements RecoverySession {
  readonly #ground: ProofingGround;
  readonly #perform: Perform;
  readonly #call: Perform;
  readonly #phone: RecoveryPhone;
  /** Who was asked for the identity check that the phone is at. */
  #checkedBy: Verifier | undefined;
  #asksFor: Shown['asksFor'];

  /** @param call likewise of a call, which meets no fault of a server's. */
  constructor(ground: ProofingGround, perform: Perform, call: Perform) {
    this.#ground = ground;
    this.#perform = perform;
    this.#call = call;
    this.#phone = new RecoveryPhone(ground);
  }

  /** For the next attempt. */
  begin(): void {
    this.#phone.forget();
    this.#checkedBy = undefined;
    this.#asksFor = undefined;
  }

  'open-account-recovery'(intent: Intent<'open-account-recovery'>, at: StepAddress) {
    return this.#perform('open-account-recovery', intent, at, (browser) => browser.ask(openAccountRecovery));
  }

  'name-account-to-recover'(intent: Intent<'name-account-to-recover'>, at: StepAddress) {
    return this.#perform('name-account-to-recover', intent, at, (browser, { text }) => {
      browser.expectPage('name-account-to-recover', 'recover-account');
      const shown = browser.ask({
        kind: 'enter-user-name-to-recover',
        userName: normaliseUserName(text),
        freshState,
      });
      return this.#carryOut(browser, shown.call) ? shown : cannotBeChecked;
    });
  }

  'open-verification'(intent: Intent<'open-verification'>, at: StepAddress) {
    return this.#perform('open-verification', intent, at, (browser) =>
      this.#atVerifier(browser, () => this.#phone.verify({ kind: 'open' }, browser.nowMs)),
    );
  }

  'choose-document'(intent: Intent<'choose-document'>, at: StepAddress) {
    return this.#perform('choose-document', intent, at, (browser, { text }) =>
      this.#atVerifier(browser, () => this.#phone.chooseDocument(text, browser.nowMs)),
    );
  }

  'capture-document'(intent: Intent<'capture-document'>, at: StepAddress) {
    return this.#perform('capture-document', intent, at, (browser, { document }) =>
      this.#atVerifier(browser, () => this.#phone.verify({ kind: 'show-document', document }, browser.nowMs)),
    );
  }

  'take-selfie'(intent: Intent<'take-selfie'>, at: StepAddress) {
    return this.#perform('take-selfie', intent, at, (browser, { face }) =>
      this.#atVerifier(browser, () => this.#phone.verify({ kind: 'show-face', face }, browser.nowMs)),
    );
  }

  'keep-credential'(intent: Intent<'keep-credential'>, at: StepAddress) {
    return this.#perform('keep-credential', intent, at, (browser) =>
      this.#atVerifier(browser, () => this.#phone.verify({ kind: 'take-credential' }, browser.nowMs)),
    );
  }

  'present-credential'(intent: Intent<'present-credential'>, at: StepAddress) {
    return this.#perform('present-credential', intent, at, (browser) =>
      hearOfPresentation(browser, this.#phone.showCredential(browser.nowMs)),
    );
  }

  'check-face'(intent: Intent<'check-face'>, at: StepAddress) {
    return this.#perform('check-face', intent, at, (browser, { face }) =>
      hearOfPresentation(browser, this.#phone.showFace(face, browser.nowMs)),
    );
  }

  'see-recovery-result'(intent: Intent<'see-recovery-result'>, at: StepAddress): Performed<'see-recovery-result'> {
    let pass: string | undefined;
    const done = this.#perform('see-recovery-result', intent, at, (browser) => {
      const shown = browser.ask({ kind: 'see-recovery-result' });
      const decided = shown.call?.kind === 'claims-validation' ? this.#validate(browser, shown.call) : shown;
      pass = decided.pass;
      return decided;
    });
    return pass === undefined ? done : { ...done, codeRead: pass };
  }

  'submit-pass'(intent: Intent<'submit-pass'>, at: StepAddress) {
    return this.#perform('submit-pass', intent, at, (browser, { text }) => {
      const { account } = browser.account;
      return browser.ask({
        kind: 'enter-pass',
        userName: account.userPrincipalName,
        matches: text === browser.account.passText,
      });
    });
  }

  'sign-out'(intent: Intent<'sign-out'>, at: StepAddress) {
    return this.#perform('sign-out', intent, at, (browser) => browser.ask(signOut));
  }

  'call-help-desk'(intent: Intent<'call-help-desk'>, at: StepAddress): Performed<'call-help-desk'> {
    const done = this.#call('call-help-desk', intent, at, (browser) => {
      const shown = browser.onTheTelephone({
        kind: 'call-help-desk',
        userName: browser.account.account.userPrincipalName,
      });
      this.#asksFor = shown.asksFor;
      return { ...shown, ...saidInCall(shown) };
    });
    return this.#asksFor === undefined ? done : { ...done, asksFor: this.#asksFor };
  }

  'answer-help-desk'(intent: Intent<'answer-help-desk'>, at: StepAddress): Performed<'answer-help-desk'> {
    let pass: string | undefined;
    const done = this.#call('answer-help-desk', intent, at, (browser, { answer, passedOver }) => {
      const shown = browser.onTheTelephone({ kind: 'answer-help-desk', answer, passedOver });
      this.#asksFor = shown.asksFor;
      pass = shown.pass;
      return { ...shown, ...saidInCall(shown) };
    });
    return {
      ...done,
      ...(this.#asksFor === undefined ? {} : { asksFor: this.#asksFor }),
      ...(pass === undefined ? {} : { codeRead: pass }),
    };
  }

  /** The site is told before the person sees what comes of it. */
  #atVerifier(browser: VirtualBrowser, show: () => PhoneShown<CheckNews>): Shown {
    if (this.#isOut(browser, this.#checkedBy)) return noVerifier;
    const { news, ...shown } = show();
    if (news !== undefined)
      this.#carryOut(browser, browser.hear({ kind: 'hear-of-identity', state: freshState, news }).call);
    return shown;
  }

  #isOut({ order, nowMs }: VirtualBrowser, verifier: Verifier | undefined): boolean {
    const { outages, isDown } = this.#ground;
    if (isDown?.(nowMs) === true) return true;
    if (outages === undefined || verifier === undefined) return false;
    return isOut(verifier, outages.seed, outages.of === 'everybody' ? undefined : order.user.index, nowMs);
  }

  /** What the site asks of others. False: they do not answer. */
  #carryOut(browser: VirtualBrowser, call: RecoveryCall | undefined): boolean {
    if (call?.kind === 'identity-check') {
      const verifier = this.#ground.verifiers.find(({ id }) => id === call.verifier);
      if (this.#isOut(browser, verifier)) return false;
      this.#checkedBy = verifier;
      this.#phone.beginCheck(call.verifier, browser.nowMs);
      browser.hear({ kind: 'hear-of-identity', state: call.state, news: { kind: 'begun' } });
    } else if (call?.kind === 'presentation')
      this.#phone.beginPresentation(
        { ...call.faceCheck, requestLifeMs: browser.account.tenant.policy.recovery?.requestLife ?? 0 },
        browser.nowMs,
      );
    return true;
  }

  /** By the check that is built in; one of the tenant's own is asked over HTTP, which virtual time does not do. */
  #validate(browser: VirtualBrowser, call: Extract<RecoveryCall, { kind: 'claims-validation' }>): Shown {
    if (call.by !== 'built-in')
      throw new VoidAttempt('harness-error', 'an endpoint of the tenant’s own cannot be asked in virtual time');
    const { identity } = call.account;
    const { kind } = validateBuiltIn(identity, { ...call.claims, employeeId: identity?.employeeId });
    return browser.ask({
      kind: 'hear-of-claims-validation',
      state: call.state,
      verdict: kind === 'pass' ? 'passed' : 'failed',
    });
  }
}

/** There is no page: a code means what it means on one. */
function saidInCall({ code, asksFor }: Shown): Pick<Shown, 'said'> {
  if (code !== undefined) return {};
  return { said: asksFor === undefined ? 'accepted' : 'asked-for-more' };
}

function hearOfPresentation(browser: VirtualBrowser, { news, ...shown }: PhoneShown<PresentationNews>): Shown {
  if (news !== undefined) browser.hear({ kind: 'hear-of-presentation', state: freshState, news });
  return shown;
}
