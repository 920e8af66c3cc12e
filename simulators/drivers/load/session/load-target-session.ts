// One attempt over HTTP, without a browser: every action of a flow on the target's pages and ceremonies. It sends the requests that the
// target's pages make a browser send, but for their static files, and signs with a software authenticator.
import type { ActionShowing } from '../../../../scenarios/flows/action.ts';
import type { ExternalAnswer } from '../../../../scenarios/flows/external-answer.ts';
import { externalControls } from '../../../attempt/external-controls.ts';
import { performed, type PageAnswer } from '../../../attempt/performed.ts';
import { RecoveryPhone, type ProofingProfiles } from '../../../attempt/recovery-phone.ts';
import {
  nothingMeasured,
  type Performed,
  type RecoverySession,
  type StepAddress,
  type TargetAction,
  type TargetSession,
} from '../../../attempt/target-session.ts';
import { whenThere, type Maybe } from '../../../attempt/when-there.ts';
import { withoutAttack } from '../../../attempt/without-attack.ts';
import { withoutRecovery } from '../../../attempt/without-recovery.ts';
import type { Intent } from '../../../people/intent.ts';
import { LoadRecovery } from './load-recovery.ts';
import { PageVisit, type VisitParts } from './page-visit.ts';
import type { Prompt } from './prompt.ts';

export interface LoadSessionParts extends VisitParts {
  readonly userPrincipalName: string;
  readonly prompt: Prompt;
  /** Whoever checks identities, to be played here. Absent: nobody recovers an account. */
  readonly proofing?: (() => ProofingProfiles) | undefined;
  /** The code on the person's phone or in their mailbox; absent: none came. */
  readonly readCode: (at: StepAddress) => string | undefined | Promise<string | undefined>;
}

const approves: ExternalAnswer = 'approve';

type PasskeyAction = ActionShowing<'passkey'>;

/** A class, not an object of closures: one is made for each attempt. */
export class LoadTargetSession implements TargetSession {
  readonly #parts: LoadSessionParts;
  readonly #visit: PageVisit;
  #recovery: RecoverySession | undefined;

  constructor(parts: LoadSessionParts) {
    this.#parts = parts;
    this.#visit = new PageVisit(parts);
  }

  /** Made when first asked for: whoever signs in has no use for one. */
  get recovery(): RecoverySession {
    const { target, proofing, userPrincipalName } = this.#parts;
    if (target.recovery === undefined || proofing === undefined) return withoutRecovery;
    const { controls } = target.recovery;
    return (this.#recovery ??= new LoadRecovery({
      target,
      controls,
      visit: this.#visit,
      phone: new RecoveryPhone(proofing()),
      userPrincipalName,
    }));
  }

  readonly attack = withoutAttack;

  'open-sign-in'(_intent: Intent<'open-sign-in'>, at: StepAddress) {
    return this.#goTo('open-sign-in', this.#parts.target.paths.signIn, at);
  }

  'submit-user-name'({ text }: Intent<'submit-user-name'>, at: StepAddress) {
    return this.#submit('submit-user-name', this.#parts.target.controls.userName, text, at);
  }

  'submit-password'({ text }: Intent<'submit-password'>, at: StepAddress) {
    return this.#submit('submit-password', this.#parts.target.controls.password, text, at);
  }

  'obtain-code'(_intent: Intent<'obtain-code'>, at: StepAddress): Maybe<Performed<'obtain-code'>> {
    const { readCode, now } = this.#parts;
    const startedAtMs = now();
    return whenThere(readCode(at), (codeRead): Performed<'obtain-code'> => {
      const measured = { ...nothingMeasured, overheadMs: now() - startedAtMs };
      return codeRead === undefined ? { result: 'not-arrived', measured } : { result: 'in-hand', codeRead, measured };
    });
  }

  'submit-code'({ text }: Intent<'submit-code'>, at: StepAddress) {
    return this.#submit('submit-code', this.#parts.target.controls.code, text, at);
  }

  'resend-code'(_intent: Intent<'resend-code'>, at: StepAddress) {
    return this.#submit('resend-code', this.#parts.target.controls.resendCode, '', at);
  }

  'open-external-check'(_intent: Intent<'open-external-check'>, at: StepAddress) {
    return this.#submit('open-external-check', externalControls(this.#parts.target).goOn, '', at);
  }

  'answer-external-check'({ text }: Intent<'answer-external-check'>, at: StepAddress) {
    const { approve, decline } = externalControls(this.#parts.target);
    return this.#submit('answer-external-check', text === approves ? approve : decline, text, at);
  }

  'return-from-external-check'(_intent: Intent<'return-from-external-check'>, at: StepAddress) {
    return this.#submit('return-from-external-check', externalControls(this.#parts.target).goBack, '', at);
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
    return this.#goTo('choose-another-way', this.#visit.hrefOf(this.#parts.target.controls.anotherWay), at);
  }

  'open-passkey-registration'(_intent: Intent<'open-passkey-registration'>, at: StepAddress) {
    return this.#goTo('open-passkey-registration', this.#parts.target.paths.passkeyRegistration, at);
  }

  async 'create-passkey'(
    { prompt: end }: Intent<'create-passkey'>,
    at: StepAddress,
  ): Promise<Performed<'create-passkey'>> {
    const { target, prompt } = this.#parts;
    this.#visit.begin(at);
    const done = performed(
      'create-passkey',
      target,
      await this.#visit.ceremony(target.ceremonies.registration, '{}', (options) => prompt.register(end, options)),
    );
    if (done.result === 'registered') prompt.keep();
    return done;
  }

  'open-password-reset'(_intent: Intent<'open-password-reset'>, at: StepAddress) {
    return this.#goTo('open-password-reset', this.#parts.target.paths.passwordReset, at);
  }

  'choose-new-password'({ text }: Intent<'choose-new-password'>, at: StepAddress) {
    return this.#submit('choose-new-password', this.#parts.target.controls.newPassword, text, at);
  }

  #goTo<A extends TargetAction>(action: A, path: string, at: StepAddress): Maybe<Performed<A>> {
    this.#visit.begin(at);
    return this.#performed(action, this.#visit.goTo(path));
  }

  #submit<A extends TargetAction>(action: A, control: string, text: string, at: StepAddress): Maybe<Performed<A>> {
    this.#visit.begin(at);
    return this.#performed(action, this.#visit.submit(control, text));
  }

  #performed<A extends TargetAction>(action: A, answer: Maybe<PageAnswer>): Maybe<Performed<A>> {
    const { target } = this.#parts;
    return answer instanceof Promise
      ? answer.then((there) => performed(action, target, there))
      : performed(action, target, answer);
  }

  async #signIn<A extends PasskeyAction>(
    action: A,
    end: Intent<PasskeyAction>['prompt'],
    at: StepAddress,
  ): Promise<Performed<A>> {
    const { target, prompt } = this.#parts;
    this.#visit.begin(at);
    const userName = this.#visit.userNameOfPasskeyButton();
    const asked = userName === '' ? '{}' : JSON.stringify({ userName });
    return performed(
      action,
      target,
      await this.#visit.ceremony(target.ceremonies.authentication, asked, (options) =>
        prompt.signIn(action, end, options),
      ),
    );
  }
}
