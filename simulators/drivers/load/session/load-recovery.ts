// Account recovery over HTTP, without a browser: the site's own pages are asked for as a browser asks for them; the phone at the verifier and
// the wallet is played here, by their own rules, and the target is told what they would tell it. A step on the phone takes what the target
// takes to hear of it, and nothing where it does not. The call to the help desk goes by the simulation.
import type { ActionAt } from '../../../../scenarios/flows/action.ts';
import type { DeskProof } from '../../../../scenarios/schema/help-desk.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import { performed, resultShown } from '../../../attempt/performed.ts';
import type { PhoneShown, RecoveryPhone } from '../../../attempt/recovery-phone.ts';
import {
  nothingMeasured,
  type Performed,
  type RecoverySession,
  type StepAddress,
  type TargetAction,
} from '../../../attempt/target-session.ts';
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import type { PlantedNews, PlantedReply } from '../../../identity-provider/server/planted-recoveries.ts';
import type { DeskReply } from '../../../identity-provider/server/desk-reply.ts';
import type { Intent } from '../../../people/intent.ts';
import type { PageVisit } from './page-visit.ts';

export interface LoadRecoveryParts {
  readonly target: Target;
  readonly controls: NonNullable<Target['recovery']>['controls'];
  /** On the computer. */
  readonly visit: PageVisit;
  readonly phone: RecoveryPhone;
  readonly userPrincipalName: string;
}

type Shown<K extends PlantedNews['of']> = PhoneShown<Extract<PlantedNews, { of: K }>['news']>;

export class LoadRecovery implements RecoverySession {
  readonly #parts: LoadRecoveryParts;
  /** When the site asked for the identity check that comes next, on the user's clock. */
  #askedAtMs = 0;
  /** Where the site is told of this recovery. */
  #tellAt = '';
  /** Of the call under way. */
  #call: string | undefined;

  constructor(parts: LoadRecoveryParts) {
    this.#parts = parts;
  }

  async 'open-account-recovery'(_intent: Intent<'open-account-recovery'>, at: StepAddress) {
    const { visit, controls } = this.#parts;
    visit.begin(at);
    return this.#performed('open-account-recovery', await visit.goTo(visit.hrefOf(controls.recoverAccount)));
  }

  async 'name-account-to-recover'({ text }: Intent<'name-account-to-recover'>, at: StepAddress) {
    this.#askedAtMs = Math.round(at.nowMs);
    return this.#submit('name-account-to-recover', this.#parts.target.controls.userName, text, at);
  }

  'open-verification'(_intent: Intent<'open-verification'>, at: StepAddress) {
    const { visit, controls, phone } = this.#parts;
    const { path, verifier } = plantedIn(visit.hrefOf(controls.verificationLink));
    this.#tellAt = path;
    phone.beginCheck(verifier, this.#askedAtMs);
    return this.#atVerifier('open-verification', at, (nowMs) => phone.verify({ kind: 'open' }, nowMs));
  }

  'choose-document'({ text }: Intent<'choose-document'>, at: StepAddress) {
    return this.#atVerifier('choose-document', at, (nowMs) => this.#parts.phone.chooseDocument(text, nowMs));
  }

  'capture-document'({ document }: Intent<'capture-document'>, at: StepAddress) {
    return this.#atVerifier('capture-document', at, (nowMs) =>
      this.#parts.phone.verify({ kind: 'show-document', document }, nowMs),
    );
  }

  'take-selfie'({ face }: Intent<'take-selfie'>, at: StepAddress) {
    return this.#atVerifier('take-selfie', at, (nowMs) => this.#parts.phone.verify({ kind: 'show-face', face }, nowMs));
  }

  'keep-credential'(_intent: Intent<'keep-credential'>, at: StepAddress) {
    return this.#atVerifier('keep-credential', at, (nowMs) =>
      this.#parts.phone.verify({ kind: 'take-credential' }, nowMs),
    );
  }

  'present-credential'(_intent: Intent<'present-credential'>, at: StepAddress) {
    return this.#atWallet('present-credential', at, (nowMs) => this.#parts.phone.showCredential(nowMs));
  }

  'check-face'({ face }: Intent<'check-face'>, at: StepAddress) {
    return this.#atWallet('check-face', at, (nowMs) => this.#parts.phone.showFace(face, nowMs));
  }

  async 'see-recovery-result'(_intent: Intent<'see-recovery-result'>, at: StepAddress) {
    const { visit, controls } = this.#parts;
    const done = await this.#submit('see-recovery-result', controls.seeResult, '', at);
    return done.result === 'accepted' ? { ...done, codeRead: visit.textOf(controls.issuedPass) } : done;
  }

  async 'submit-pass'({ text }: Intent<'submit-pass'>, at: StepAddress) {
    const { controls, userPrincipalName } = this.#parts;
    return this.#submit('submit-pass', controls.pass, text, at, { [controls.passUserName]: userPrincipalName });
  }

  /** After an error page by way of the sign-in page, which a browser that is signed in does not stay on. */
  async 'sign-out'(_intent: Intent<'sign-out'>, at: StepAddress) {
    const { visit, controls, target } = this.#parts;
    visit.begin(at);
    if (!visit.has(controls.signOut)) {
      const home = await visit.goTo(target.paths.signIn);
      if (home.kind !== 'page' || home.page !== 'home') return this.#performed('sign-out', home);
    }
    return this.#performed('sign-out', await visit.submit(controls.signOut, ''));
  }

  'call-help-desk'(_intent: Intent<'call-help-desk'>, at: StepAddress) {
    const { userPrincipalName } = this.#parts;
    return this.#inCall('call-help-desk', at, '/simulation/help-desk/calls', { userPrincipalName });
  }

  'answer-help-desk'({ answer, passedOver }: Intent<'answer-help-desk'>, at: StepAddress) {
    if (this.#call === undefined) throw new VoidAttempt('harness-error', 'nobody is on the line');
    const path = `/simulation/help-desk/calls/${this.#call}/answers`;
    return this.#inCall('answer-help-desk', at, path, { ...(answer === undefined ? {} : { answer }), passedOver });
  }

  async #submit<A extends ActionAt<'form' | 'page'>>(
    action: A,
    control: string,
    text: string,
    at: StepAddress,
    beside?: Readonly<Record<string, string>>,
  ): Promise<Performed<A>> {
    const { visit } = this.#parts;
    visit.begin(at);
    return this.#performed(action, await visit.submit(control, text, beside));
  }

  #performed<A extends TargetAction>(action: A, answer: Parameters<typeof performed>[2]): Performed<A> {
    return performed(action, this.#parts.target, answer);
  }

  async #atVerifier<A extends TargetAction>(
    action: A,
    at: StepAddress,
    show: (nowMs: number) => Shown<'identity'>,
  ): Promise<Performed<A>> {
    const { visit, phone } = this.#parts;
    visit.begin(at);
    const nowMs = Math.round(at.nowMs);
    const { news, page, code } = show(nowMs);
    if (news !== undefined) {
      const reply = await this.#tell({ of: 'identity', news });
      if (typeof reply !== 'string') return this.#performed(action, reply);
      const { presentation } = JSON.parse(reply) as PlantedReply;
      if (presentation !== undefined) phone.beginPresentation(presentation, nowMs);
    }
    return this.#seen(action, page, code);
  }

  async #atWallet<A extends TargetAction>(
    action: A,
    at: StepAddress,
    show: (nowMs: number) => Shown<'presentation'>,
  ): Promise<Performed<A>> {
    this.#parts.visit.begin(at);
    const { news, page, code } = show(Math.round(at.nowMs));
    const reply = news === undefined ? '' : await this.#tell({ of: 'presentation', news });
    return typeof reply === 'string' ? this.#seen(action, page, code) : this.#performed(action, reply);
  }

  #tell(news: PlantedNews) {
    return this.#parts.visit.tell(this.#tellAt, JSON.stringify(news));
  }

  /** On the phone; the time is that of whoever was told. */
  #seen<A extends TargetAction>(action: A, page: Shown<'identity'>['page'], code: string | undefined): Performed<A> {
    const { target, visit } = this.#parts;
    return { result: resultShown(action, target, page, code), code, ...visit.taken() };
  }

  /** A call has no pages: a code means what it means on one. All the time that it takes is the harness's own. */
  async #inCall<A extends 'call-help-desk' | 'answer-help-desk'>(
    action: A,
    at: StepAddress,
    path: string,
    said: object,
  ): Promise<Performed<A>> {
    const { visit, target } = this.#parts;
    visit.begin(at);
    const told = await visit.tell(path, JSON.stringify(said));
    if (typeof told !== 'string') return this.#performed(action, told);
    const reply = JSON.parse(told) as DeskReply;
    const { navigationMs, serverMs } = visit.taken().measured;
    const measured = { ...nothingMeasured, overheadMs: navigationMs + serverMs };
    this.#call = undefined;
    if ('code' in reply)
      return { result: resultShown(action, target, undefined, reply.code), code: reply.code, measured };
    if ('pass' in reply) return { result: 'accepted', codeRead: reply.pass, measured } as Performed<A>;
    this.#call = reply.call;
    return { result: 'asked-for-more', asksFor: reply.asksFor satisfies DeskProof, measured } as Performed<A>;
  }
}

/** What the site put into the QR code (identity-provider/server/planted-recoveries.ts). */
function plantedIn(link: string): { readonly path: string; readonly verifier: string } {
  const [, path, verifier] = /^https?:\/\/[^/]+(\/simulation\/recoveries\/[\w-]+)\?verifier=([^&]+)$/.exec(link) ?? [];
  if (path === undefined || verifier === undefined)
    throw new VoidAttempt('harness-error', 'the target has identities checked elsewhere than by the simulation');
  return { path, verifier: decodeURIComponent(verifier) };
}
