// One attempt over HTTP, without a browser: every action of a flow on the target's pages and ceremonies. It sends the requests that the
// target's pages make a browser send, but for their static files, and signs with a software authenticator.
import type { ActionShowing } from '../../../../scenarios/flows/action.ts';
import type { MeasuredParts } from '../../../../scenarios/schema/attempt.ts';
import type { PageName } from '../../../../scenarios/flows/page-name.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import { expectWithin } from '../../../attempt/agreeing-spans.ts';
import { performed, type PageAnswer } from '../../../attempt/performed.ts';
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import { simulationHeaders, type AttemptPlace } from '../../../attempt/simulation-headers.ts';
import {
  nothingMeasured,
  type Performed,
  type StepAddress,
  type TargetAction,
  type TargetSession,
} from '../../../attempt/target-session.ts';
import { whenThere, type Maybe } from '../../../attempt/when-there.ts';
import { withoutRecovery } from '../../../attempt/without-recovery.ts';
import type { Intent } from '../../../people/intent.ts';
import type { Prompt, PromptAnswer } from './prompt.ts';
import type { PageReader, WebAnswer, WebClient, WebRequest } from './web-client.ts';

export interface LoadSessionParts {
  readonly place: AttemptPlace;
  readonly target: Target;
  readonly baseUrl: string;
  /** Absent: a target of somebody else's, which is told nothing of the simulation. */
  readonly token?: string;
  readonly web: WebClient;
  readonly pages: PageReader;
  readonly prompt: Prompt;
  /** The code on the person's phone or in their mailbox; absent: none came. */
  readonly readCode: (at: StepAddress) => string | undefined | Promise<string | undefined>;
  /** Real time, ms. */
  readonly now: () => number;
}

type PasskeyAction = ActionShowing<'passkey'>;

/** A class, not an object of closures: one is made for each attempt. */
export class LoadTargetSession implements TargetSession {
  readonly recovery = withoutRecovery;
  readonly #parts: LoadSessionParts;
  readonly #visit: PageVisit;

  constructor(parts: LoadSessionParts) {
    this.#parts = parts;
    this.#visit = new PageVisit(parts);
  }

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

/** The page an attempt is on, and what reaching the next one took. */
class PageVisit {
  readonly #parts: LoadSessionParts;
  /** HTML of the page; empty: none yet. */
  #body = '';
  #page: PageName | undefined;
  #headers: Readonly<Record<string, string>> = {};
  #totalMs = 0;
  #serverMs = 0;
  #plantedMs = 0;
  #ceremonyMs = 0;
  #status = 0;

  constructor(parts: LoadSessionParts) {
    this.#parts = parts;
  }

  /** Starts the account of a step. */
  begin(at: StepAddress): void {
    const { place, token } = this.#parts;
    this.#headers = token === undefined ? {} : simulationHeaders(place, token, at);
    this.#totalMs = 0;
    this.#serverMs = 0;
    this.#plantedMs = 0;
    this.#ceremonyMs = 0;
    this.#status = 0;
  }

  goTo(path: string): Maybe<PageAnswer> {
    return this.#load({ method: 'GET', url: this.#parts.baseUrl + path, headers: this.#headers });
  }

  /** Fills the control's form and sends it. `text` is left out for a button. */
  submit(control: string, text: string): Maybe<PageAnswer> {
    const form = this.#parsed().form(control);
    if (form === undefined) throw this.#unfit(`no form around ${control}`);
    const fields = form.controlName === undefined ? form.fields : { ...form.fields, [form.controlName]: text };
    return this.#load({
      method: form.method,
      url: this.#parts.baseUrl + form.action,
      headers: this.#headersOf(form.method === 'POST' ? 'application/x-www-form-urlencoded' : undefined),
      form: fields,
    });
  }

  hrefOf(link: string): string {
    const href = this.#parsed().attribute(link, 'href');
    if (href === undefined) throw this.#unfit(`no link ${link}`);
    return href;
  }

  /** As the target's script finds it: on the button, or in the field the button names; empty: none. */
  userNameOfPasskeyButton(): string {
    const { controls, ceremonies } = this.#parts.target;
    if (!this.#body.includes(ceremonies.userNameAttribute)) return '';
    const page = this.#parsed();
    const named = page.attribute(controls.usePasskey, ceremonies.userNameAttribute);
    if (named !== undefined) return named;
    const field = page.attribute(controls.usePasskey, ceremonies.userNameFieldAttribute);
    return (field === undefined ? undefined : page.attribute(`#${field}`, 'value')) ?? '';
  }

  /** Options from the target, the prompt, its answer to the target, the page it leads to: what the page's script does. */
  async ceremony(
    endpoints: { readonly options: string; readonly verify: string },
    asked: string,
    prompt: (options: string) => Promise<PromptAnswer>,
  ): Promise<PageAnswer> {
    const headers = this.#headersOf('application/json');
    const { baseUrl, now } = this.#parts;
    const sent = this.#parts.web.send({ method: 'POST', url: baseUrl + endpoints.options, headers, json: asked });
    // Waiting for what is there costs k6 as much as the request.
    const options = this.#jsonOf(sent instanceof Promise ? await sent : sent);
    if (typeof options !== 'string') return options;
    const startedAtMs = now();
    const response = await prompt(options);
    this.#ceremonyMs = now() - startedAtMs;
    if ('exception' in response) return this.#answer(response.exception);
    const resent = this.#parts.web.send({
      method: 'POST',
      url: baseUrl + endpoints.verify,
      headers,
      json: response.json,
    });
    const verified = this.#jsonOf(resent instanceof Promise ? await resent : resent);
    return typeof verified === 'string' ? this.#follow(endpoints.verify, verified) : verified;
  }

  /** Where the target's script goes after a ceremony that went well. */
  #follow(endpoint: string, json: string): Maybe<PageAnswer> {
    const { next } = JSON.parse(json) as { next?: unknown };
    if (typeof next !== 'string') throw this.#unfit(`${endpoint} names no next page`);
    return this.goTo(next);
  }

  /** What a request of the page's script got: JSON, or how the page answers the person instead. */
  #jsonOf(sent: WebAnswer): string | PageAnswer {
    this.#count(sent);
    // A script's request that fails leaves the page standing with an error; one without an answer leaves it waiting.
    if (sent.kind === 'unreachable') return this.#answer('NetworkError');
    if (sent.kind === 'stalled') return this.#stalled();
    if (sent.status < 400 && sent.isJson) return sent.body;
    if (!sent.isJson) return this.#answer(`http-${sent.status}`);
    const { code } = JSON.parse(sent.body) as { code?: unknown };
    return this.#answer(String(code));
  }

  #load(request: WebRequest): Maybe<PageAnswer> {
    const sent = this.#parts.web.send(request);
    return sent instanceof Promise ? sent.then((there) => this.#loaded(there)) : this.#loaded(sent);
  }

  #loaded(sent: WebAnswer): PageAnswer {
    this.#count(sent);
    if (sent.kind === 'unreachable') return { kind: 'unreachable', measured: this.#measured() };
    if (sent.kind === 'stalled') return this.#stalled();
    const { pages } = this.#parts;
    const { body, status } = sent;
    this.#body = body;
    this.#page = status < 500 ? pages.pageOf(body) : undefined;
    return this.#answer(pages.codeOf(body));
  }

  #count(sent: WebAnswer): void {
    this.#totalMs += sent.totalMs;
    if (sent.kind !== 'answered') return;
    expectWithin(sent.serverMs + sent.plantedMs, sent.totalMs, 'the time that the target says a request took it');
    this.#serverMs += sent.serverMs;
    this.#plantedMs += sent.plantedMs;
    if (sent.status > this.#status) this.#status = sent.status;
  }

  /** The page that came, or the one that stays, with the code it shows. */
  #answer(code: string | undefined): PageAnswer {
    return {
      kind: 'page',
      page: this.#page,
      code,
      measured: this.#measured(),
      plantedMs: this.#plantedMs,
      status: this.#status,
    };
  }

  #stalled(): PageAnswer {
    return { kind: 'stalled', measured: this.#measured(), waitedMs: this.#totalMs };
  }

  #measured(): MeasuredParts {
    const serverMs = this.#serverMs + this.#plantedMs;
    return {
      navigationMs: Math.max(0, this.#totalMs - serverMs),
      serverMs,
      ceremonyMs: this.#ceremonyMs,
      renderingMs: 0,
      overheadMs: 0,
    };
  }

  /** As a browser sends them with a body of this type. */
  #headersOf(contentType: string | undefined): Readonly<Record<string, string>> {
    return contentType === undefined
      ? this.#headers
      : { ...this.#headers, origin: this.#parts.baseUrl, 'content-type': contentType };
  }

  #parsed() {
    return this.#parts.pages.parse(this.#body);
  }

  #unfit(what: string): VoidAttempt {
    return new VoidAttempt(
      'harness-error',
      `page "${this.#page ?? 'unknown'}" does not fit the target's description: ${what}`,
    );
  }
}
