// Account recovery in real browsers: the site's pages on the computer, the pages of the identity check and of the wallet on the phone, which is
// a browser of its own, and the call to the help desk. The wallet's credential, the pass and the pictures are held here and nowhere else.
import type { ActionAt } from '../../../scenarios/flows/action.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import { performed, resultShown, type PageAnswer } from '../../attempt/performed.ts';
import {
  nothingMeasured,
  type Performed,
  type RecoverySession,
  type StepAddress,
  type TargetAction,
} from '../../attempt/target-session.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import { takeImage, type CameraImage } from '../../identity-proofing/camera-image.ts';
import type { DeskReply } from '../../identity-provider/server/desk-reply.ts';
import type { SimulationClient } from '../../identity-provider/simulation-client.ts';
import type { Intent } from '../../people/intent.ts';
import { addressOf, fill, fillAndSubmit, isThere, press, takePicture, textOf, valueOf } from './page-scripts.ts';
import type { UserPage } from './user-page.ts';
import { withOverhead } from './with-overhead.ts';

export interface BrowserRecoveryParts {
  readonly order: SessionOrder;
  /** Of the computer. */
  readonly page: UserPage;
  readonly phone: () => Promise<UserPage>;
  readonly target: Target;
  readonly baseUrl: string;
  readonly simulation: { readonly client: SimulationClient };
}

type Headers = Readonly<Record<string, string>>;

export class BrowserRecovery implements RecoverySession {
  readonly #parts: BrowserRecoveryParts;
  readonly #controls: NonNullable<Target['recovery']>['controls'];
  readonly #headersAt: (at: StepAddress) => Headers;
  /** In the wallet. */
  #credential: string | undefined;
  /** Of the call under way. */
  #call: string | undefined;

  constructor(
    parts: BrowserRecoveryParts,
    { controls }: NonNullable<Target['recovery']>,
    headersAt: (at: StepAddress) => Headers,
  ) {
    this.#parts = parts;
    this.#controls = controls;
    this.#headersAt = headersAt;
  }

  'open-account-recovery'(_intent: Intent<'open-account-recovery'>, at: StepAddress) {
    return this.#onComputer('open-account-recovery', press(this.#controls.recoverAccount), at);
  }

  'name-account-to-recover'({ text }: Intent<'name-account-to-recover'>, at: StepAddress) {
    const { userName, submit } = this.#parts.target.controls;
    return this.#onComputer('name-account-to-recover', fillAndSubmit(userName, text, submit), at);
  }

  async 'open-verification'(_intent: Intent<'open-verification'>, at: StepAddress) {
    const startedAtMs = performance.now();
    // What the QR code holds, too.
    const goTo = await this.#parts.page.prepare<string>(addressOf(this.#controls.verificationLink));
    const phone = await this.#parts.phone();
    const preparedMs = performance.now() - startedAtMs;
    const answer = await phone.act({ goTo, headers: this.#headersAt(at) });
    return this.#performed('open-verification', answer, preparedMs);
  }

  'choose-document'({ text }: Intent<'choose-document'>, at: StepAddress) {
    const { submit } = this.#parts.target.controls;
    return this.#onPhone('choose-document', fillAndSubmit(this.#controls.document, text, submit), at);
  }

  'capture-document'({ document }: Intent<'capture-document'>, at: StepAddress) {
    return this.#beforeCamera('capture-document', { kind: 'document', document }, at);
  }

  'take-selfie'({ face }: Intent<'take-selfie'>, at: StepAddress) {
    return this.#beforeCamera('take-selfie', { kind: 'face', face }, at);
  }

  async 'keep-credential'(_intent: Intent<'keep-credential'>, at: StepAddress) {
    const done = await this.#onPhone('keep-credential', press(this.#controls.keepCredential), at);
    if (done.result !== 'accepted') return done;
    const startedAtMs = performance.now();
    const phone = await this.#parts.phone();
    this.#credential = await phone.prepare<string>(valueOf(this.#controls.credential));
    return withOverhead(done, performance.now() - startedAtMs);
  }

  /** To where it is asked for, and there out of the wallet. */
  async 'present-credential'(_intent: Intent<'present-credential'>, at: StepAddress) {
    const credential = this.#credential;
    if (credential === undefined) throw new VoidAttempt('harness-error', 'there is no credential to present');
    const phone = await this.#parts.phone();
    const headers = this.#headersAt(at);
    const asked = await phone.act({ script: press(this.#controls.presentation), headers });
    if (asked.kind !== 'page' || asked.page !== 'share-credential' || asked.code !== undefined)
      return this.#performed('present-credential', asked);
    const startedAtMs = performance.now();
    await phone.prepare(fill(this.#controls.credential, credential));
    const preparedMs = performance.now() - startedAtMs;
    const shown = await phone.act({ script: press(this.#controls.shareCredential), headers });
    return this.#performed('present-credential', oneAfterTheOther(asked, shown), preparedMs);
  }

  'check-face'({ face }: Intent<'check-face'>, at: StepAddress) {
    return this.#beforeCamera('check-face', { kind: 'face', face }, at);
  }

  async 'see-recovery-result'(_intent: Intent<'see-recovery-result'>, at: StepAddress) {
    const done = await this.#onComputer('see-recovery-result', press(this.#controls.seeResult), at);
    if (done.result !== 'accepted') return done;
    const startedAtMs = performance.now();
    const codeRead = await this.#parts.page.prepare<string>(textOf(this.#controls.issuedPass));
    return { ...withOverhead(done, performance.now() - startedAtMs), codeRead };
  }

  'submit-pass'({ text }: Intent<'submit-pass'>, at: StepAddress) {
    const { pass, passUserName, submitPass } = this.#controls;
    const { userPrincipalName } = this.#parts.order.account;
    const script = `${fill(passUserName, userPrincipalName)}; ${fillAndSubmit(pass, text, submitPass)}`;
    return this.#onComputer('submit-pass', script, at);
  }

  /** After an error page by way of the sign-in page, which a browser that is signed in does not stay on. */
  async 'sign-out'(_intent: Intent<'sign-out'>, at: StepAddress) {
    const { page, baseUrl, target } = this.#parts;
    const headers = this.#headersAt(at);
    const script = press(this.#controls.signOut);
    if (await page.prepare<boolean>(isThere(this.#controls.signOut)))
      return this.#performed('sign-out', await page.act({ script, headers }));
    const home = await page.act({ goTo: `${baseUrl}${target.paths.signIn}`, headers });
    if (home.kind !== 'page' || home.page !== 'home') return this.#performed('sign-out', home);
    return this.#performed('sign-out', oneAfterTheOther(home, await page.act({ script, headers })));
  }

  'call-help-desk'(_intent: Intent<'call-help-desk'>, at: StepAddress) {
    const { order, simulation } = this.#parts;
    return this.#inCall('call-help-desk', simulation.client.callHelpDesk(order.account, this.#headersAt(at)));
  }

  'answer-help-desk'({ answer, passedOver }: Intent<'answer-help-desk'>, at: StepAddress) {
    const call = this.#call;
    if (call === undefined) throw new VoidAttempt('harness-error', 'nobody is on the line');
    const said = { passedOver, ...(answer === undefined ? {} : { answer }) };
    return this.#inCall(
      'answer-help-desk',
      this.#parts.simulation.client.answerHelpDesk(call, said, this.#headersAt(at)),
    );
  }

  async #onComputer<A extends TargetAction>(action: A, script: string, at: StepAddress): Promise<Performed<A>> {
    return this.#performed(action, await this.#parts.page.act({ script, headers: this.#headersAt(at) }));
  }

  async #onPhone<A extends TargetAction>(action: A, script: string, at: StepAddress): Promise<Performed<A>> {
    const phone = await this.#parts.phone();
    return this.#performed(action, await phone.act({ script, headers: this.#headersAt(at) }));
  }

  async #beforeCamera<A extends ActionAt<'camera'>>(
    action: A,
    image: CameraImage,
    at: StepAddress,
  ): Promise<Performed<A>> {
    const startedAtMs = performance.now();
    const phone = await this.#parts.phone();
    await phone.prepare(takePicture(this.#controls.camera, takeImage(image)));
    const preparedMs = performance.now() - startedAtMs;
    const { submit } = this.#parts.target.controls;
    const answer = await phone.act({ script: press(submit), headers: this.#headersAt(at) });
    return this.#performed(action, answer, preparedMs);
  }

  /** A call has no pages: a code means what it means on one. All the time that it takes is the harness's own. */
  async #inCall<A extends 'call-help-desk' | 'answer-help-desk'>(
    action: A,
    replying: Promise<DeskReply>,
  ): Promise<Performed<A>> {
    const startedAtMs = performance.now();
    const reply = await replying;
    const measured = { ...nothingMeasured, overheadMs: performance.now() - startedAtMs };
    this.#call = undefined;
    if ('code' in reply)
      return {
        result: resultShown(action, this.#parts.target, undefined, reply.code),
        code: reply.code,
        measured,
      };
    if ('pass' in reply) return { result: 'accepted', codeRead: reply.pass, measured } as Performed<A>;
    this.#call = reply.call;
    return { result: 'asked-for-more', asksFor: reply.asksFor, measured };
  }

  #performed<A extends TargetAction>(action: A, answer: PageAnswer, preparedMs = 0): Performed<A> {
    return withOverhead(performed(action, this.#parts.target, answer), preparedMs);
  }
}

/** Two pages that one action leads over: what the second says, in the time of both. */
function oneAfterTheOther(first: PageAnswer & { readonly kind: 'page' }, second: PageAnswer): PageAnswer {
  const measured = {
    navigationMs: first.measured.navigationMs + second.measured.navigationMs,
    serverMs: first.measured.serverMs + second.measured.serverMs,
    ceremonyMs: first.measured.ceremonyMs + second.measured.ceremonyMs,
    renderingMs: first.measured.renderingMs + second.measured.renderingMs,
    overheadMs: first.measured.overheadMs + second.measured.overheadMs,
  };
  return second.kind === 'page'
    ? { ...second, measured, plantedMs: first.plantedMs + second.plantedMs }
    : { ...second, measured };
}
