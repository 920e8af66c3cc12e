// Account recovery without I/O: the person's phone at the verifier and the wallet, and a call to the help desk, beside the browser at the site.
// Each is asked as its server would be; what they tell each other is told here.
import type { FaceCheck } from '../../../scenarios/schema/face-check.ts';
import type { Verifier } from '../../../scenarios/schema/verifier.ts';
import { unreachableCode } from '../../attempt/performed.ts';
import type { Performed, RecoverySession, StepAddress, TargetAction } from '../../attempt/target-session.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import { validateBuiltIn } from '../../claims-extension/built-in-validation.ts';
import type { IdentityFacts } from '../../identity-proofing/identity-facts.ts';
import {
  newPresentation,
  present,
  type Presentation,
  type WalletRequest,
} from '../../identity-proofing/presentation.ts';
import { checkPresentationRequest } from '../../identity-proofing/presentation-request.ts';
import {
  newVerification,
  verifyIdentity,
  type Verification,
  type VerificationRequest,
} from '../../identity-proofing/verify-identity.ts';
import { documentTypes } from '../../../scenarios/schema/captured.ts';
import type { Intent } from '../../people/intent.ts';
import { normaliseUserName } from '../../site/account.ts';
import type { RecoveryCall } from '../../site/recovery.ts';
import type { Shown, VirtualBrowser } from './virtual-browser.ts';

/** Who checks identities. */
export interface ProofingGround {
  readonly verifiers: readonly Verifier[];
  readonly faceCheck?: FaceCheck | undefined;
  /** Planted: no verifier answers at such a time, ms since the Unix epoch. Absent: they always do. */
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
  #verifier: Verifier | undefined;
  #verification: Verification | undefined;
  #presentation: Presentation | undefined;
  /** In the wallet. */
  #credential: IdentityFacts | undefined;
  #asksFor: Shown['asksFor'];

  /** @param call likewise of a call, which meets no fault of a server's. */
  constructor(ground: ProofingGround, perform: Perform, call: Perform) {
    this.#ground = ground;
    this.#perform = perform;
    this.#call = call;
  }

  /** For the next attempt. */
  begin(): void {
    this.#verifier = undefined;
    this.#verification = undefined;
    this.#presentation = undefined;
    this.#credential = undefined;
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
    return this.#perform('open-verification', intent, at, (browser) => this.#verify(browser, { kind: 'open' }));
  }

  'choose-document'(intent: Intent<'choose-document'>, at: StepAddress) {
    return this.#perform('choose-document', intent, at, (browser, { text }) => {
      const [named, country = ''] = text.split('/');
      const type = documentTypes.find((one) => one === named);
      if (type === undefined) throw new VoidAttempt('harness-error', `"${text}" is no document that can be chosen`);
      return this.#verify(browser, { kind: 'choose-document', type, country });
    });
  }

  'capture-document'(intent: Intent<'capture-document'>, at: StepAddress) {
    return this.#perform('capture-document', intent, at, (browser, { document }) =>
      this.#verify(browser, { kind: 'show-document', document }),
    );
  }

  'take-selfie'(intent: Intent<'take-selfie'>, at: StepAddress) {
    return this.#perform('take-selfie', intent, at, (browser, { face }) =>
      this.#verify(browser, { kind: 'show-face', face }),
    );
  }

  'keep-credential'(intent: Intent<'keep-credential'>, at: StepAddress) {
    return this.#perform('keep-credential', intent, at, (browser) =>
      this.#verify(browser, { kind: 'take-credential' }),
    );
  }

  'present-credential'(intent: Intent<'present-credential'>, at: StepAddress) {
    return this.#perform('present-credential', intent, at, (browser) => {
      const facts = this.#credential;
      const issuer = this.#verifier === undefined ? '' : issuerOf(this.#verifier);
      if (facts === undefined) throw new VoidAttempt('harness-error', 'there is no credential to present');
      // The site did not hear of the credential in time.
      if (this.#presentation === undefined) return { code: 'recovery-expired' };
      this.#show(browser, { kind: 'retrieve' });
      return this.#show(browser, {
        kind: 'show-credential',
        credential: { verified: true, issuer, revoked: false, facts },
      });
    });
  }

  'check-face'(intent: Intent<'check-face'>, at: StepAddress) {
    return this.#perform('check-face', intent, at, (browser, { face }) =>
      this.#show(browser, { kind: 'show-face', face }),
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

  /** At the verifier; the site is told what it is told. */
  #verify(browser: VirtualBrowser, request: VerificationRequest): Shown {
    const verifier = this.#verifier;
    if (verifier === undefined) throw new VoidAttempt('harness-error', 'no verifier was asked for an identity check');
    if (this.#isDown(browser)) return noVerifier;
    const { verification, page, code, callback, credential } = verifyIdentity(
      verifier,
      this.#verification,
      request,
      browser.nowMs,
    );
    this.#verification = verification;
    if (credential !== undefined) this.#credential = credential;
    if (callback !== undefined) {
      const news =
        callback.status === 'issued'
          ? ({ kind: 'issued' } as const)
          : ({ kind: 'failed', outOfTime: callback.code === 'verification-ended' } as const);
      this.#carryOut(browser, browser.hear({ kind: 'hear-of-identity', state: freshState, news }).call);
    }
    return shownOf(page, code);
  }

  /** At the Request Service, with the wallet. */
  #show(browser: VirtualBrowser, request: WalletRequest): Shown {
    const { faceCheck } = this.#ground;
    if (faceCheck === undefined) throw new VoidAttempt('harness-error', 'the scenario has no face check');
    const { presentation, page, code, callback } = present(faceCheck, this.#presentation, request, browser.nowMs);
    this.#presentation = presentation;
    if (callback?.requestStatus === 'presentation_verified')
      browser.hear({
        kind: 'hear-of-presentation',
        state: freshState,
        news: { kind: 'verified', claims: callback.facts.claims, faceScore: callback.matchConfidenceScore },
      });
    else if (callback?.requestStatus === 'presentation_error')
      browser.hear({
        kind: 'hear-of-presentation',
        state: freshState,
        news: { kind: 'failed', because: callback.code === 'face-not-confirmed' ? 'face' : 'credential' },
      });
    return shownOf(page, code);
  }

  #isDown({ nowMs }: VirtualBrowser): boolean {
    return this.#ground.isDown?.(nowMs) === true;
  }

  /** What the site asks of others. False: they do not answer. */
  #carryOut(browser: VirtualBrowser, call: RecoveryCall | undefined): boolean {
    if (call?.kind === 'identity-check') {
      if (this.#isDown(browser)) return false;
      this.#verifier = this.#ground.verifiers.find(({ id }) => id === call.verifier);
      this.#verification = newVerification(browser.nowMs);
      this.#presentation = undefined;
      this.#credential = undefined;
      browser.hear({ kind: 'hear-of-identity', state: call.state, news: { kind: 'begun' } });
    } else if (call?.kind === 'presentation') {
      const verifier = this.#verifier;
      if (verifier === undefined) throw new VoidAttempt('harness-error', 'a presentation without a verifier');
      const { faceCheck } = call;
      const checked = checkPresentationRequest(requestOf(issuerOf(verifier), faceCheck.threshold));
      if (!checked.ok) throw new VoidAttempt('harness-error', 'the presentation request is not in order');
      this.#presentation = newPresentation({
        requestId: freshState,
        request: checked.request,
        tries: faceCheck.tries,
        expiresAtMs: browser.nowMs + (browser.account.tenant.policy.recovery?.requestLife ?? 0),
      });
    }
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

/** Of a verifier: by whose key its credentials are signed. */
function issuerOf({ id }: Verifier): string {
  return `did:web:${id}.verifier.example`;
}

function requestOf(issuer: string, matchConfidenceThreshold: number) {
  return {
    authority: 'did:web:site.example',
    registration: { clientName: 'Account recovery' },
    callback: { url: 'https://site.virtual/callback', state: freshState },
    requestedCredentials: [
      {
        type: 'VerifiedIdentity',
        purpose: 'recovery',
        acceptedIssuers: [issuer],
        configuration: { validation: { faceCheck: { sourcePhotoClaimName: 'portrait', matchConfidenceThreshold } } },
      },
    ],
  };
}

function shownOf(page: string, code: string | undefined): Shown {
  const named = page === 'error' ? {} : { page: page as NonNullable<Shown['page']> };
  return code === undefined ? named : { ...named, code };
}
