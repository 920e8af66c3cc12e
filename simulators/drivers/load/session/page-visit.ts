// The page of the target that an attempt is on, without a browser: the requests that its links, forms and scripts make, and what reaching the
// next one took.
import type { MeasuredParts } from '../../../../scenarios/schema/attempt.ts';
import type { PageName } from '../../../../scenarios/flows/page-name.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import { expectWithin } from '../../../attempt/agreeing-spans.ts';
import type { PageAnswer } from '../../../attempt/performed.ts';
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import { simulationHeaders, type AttemptPlace } from '../../../attempt/simulation-headers.ts';
import type { StepAddress } from '../../../attempt/target-session.ts';
import type { Maybe } from '../../../attempt/when-there.ts';
import type { PromptAnswer } from './prompt.ts';
import type { PageReader, ParsedPage, WebAnswer, WebClient, WebRequest } from './web-client.ts';

export interface VisitParts {
  readonly place: AttemptPlace;
  /** The device that requests come from, as clientHeaderOf() has it. */
  readonly client: string;
  readonly target: Target;
  readonly baseUrl: string;
  /** The external provider that the target may send people to. Absent: it may send them nowhere. */
  readonly externalUrl?: string | undefined;
  /** Absent: a target of somebody else's, which is told nothing of the simulation. */
  readonly token?: string;
  readonly web: WebClient;
  readonly pages: PageReader;
  /** Real time, ms. */
  readonly now: () => number;
}

export class PageVisit {
  readonly #parts: VisitParts;
  /** HTML of the page; empty: none yet. */
  #body = '';
  /** The same, once somebody looks into it. */
  #read: ParsedPage | undefined;
  #page: PageName | undefined;
  /** Of the server that it is of. */
  #origin: string;
  #headers: Readonly<Record<string, string>> = {};
  #totalMs = 0;
  #serverMs = 0;
  #plantedMs = 0;
  #ceremonyMs = 0;
  #status = 0;

  constructor(parts: VisitParts) {
    this.#parts = parts;
    this.#origin = parts.baseUrl;
  }

  /** Starts the account of a step. */
  begin(at: StepAddress): void {
    const { place, client, token } = this.#parts;
    this.#headers = token === undefined ? {} : simulationHeaders(place, client, token, at);
    this.#totalMs = 0;
    this.#serverMs = 0;
    this.#plantedMs = 0;
    this.#ceremonyMs = 0;
    this.#status = 0;
  }

  goTo(path: string): Maybe<PageAnswer> {
    this.#origin = this.#parts.baseUrl;
    return this.#load({ method: 'GET', url: this.#parts.baseUrl + path, headers: this.#headers });
  }

  /** Fills the control's form and sends it. `text` is left out for a button. @param beside what else is filled in, by control. */
  submit(control: string, text: string, beside: Readonly<Record<string, string>> = {}): Maybe<PageAnswer> {
    const page = this.#parsed();
    const form = page.form(control);
    if (form === undefined) throw this.#unfit(`no form around ${control}`);
    const fields = form.controlName === undefined ? { ...form.fields } : { ...form.fields, [form.controlName]: text };
    for (const [other, filledIn] of Object.entries(beside)) {
      const name = page.attribute(other, 'name');
      if (name === undefined) throw this.#unfit(`no field ${other}`);
      fields[name] = filledIn;
    }
    // Of the page that it stands on, before that changes.
    const headers = this.#headersOf(form.method === 'POST' ? 'application/x-www-form-urlencoded' : undefined);
    const url = this.#addressOf(form.action);
    return this.#load({ method: form.method, url, headers, form: fields });
  }

  /** Of what a form names: on the server of its page, or on one of the two that it may lead to. */
  #addressOf(action: string): string {
    if (!/^https?:/.test(action)) return this.#origin + action;
    const { baseUrl, externalUrl } = this.#parts;
    const origin = [baseUrl, externalUrl].find((one) => one !== undefined && action.startsWith(`${one}/`));
    if (origin === undefined) throw this.#unfit(`a form leads to ${action}, where nobody may be sent`);
    this.#origin = origin;
    return action;
  }

  hrefOf(link: string): string {
    const href = this.#parsed().attribute(link, 'href');
    if (href === undefined) throw this.#unfit(`no link ${link}`);
    return href;
  }

  has(control: string): boolean {
    return this.#parsed().matches(control);
  }

  textOf(element: string): string {
    const text = this.#parsed().text(element);
    if (text === undefined) throw this.#unfit(`no ${element}`);
    return text.trim();
  }

  /**
   * What somebody else tells the target meanwhile, or asks it: no page of the person's. @returns JSON text; or how it comes to them that the
   * target did not take it.
   */
  async tell(path: string, json: string): Promise<string | PageAnswer> {
    const headers = this.#headersOf('application/json');
    const sent = this.#parts.web.send({ method: 'POST', url: this.#parts.baseUrl + path, headers, json });
    const there = sent instanceof Promise ? await sent : sent;
    this.#count(there);
    if (there.kind === 'unreachable') return { kind: 'unreachable', measured: this.#measured() };
    if (there.kind === 'stalled') return this.#stalled();
    if (there.status >= 500) return this.#answer(undefined);
    if (there.status < 400 && there.isJson) return there.body;
    throw new VoidAttempt(
      'harness-error',
      `the target did not take what it was told at ${path.split('/', 3).join('/')}`,
    );
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
    this.#read = undefined;
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

  /** What the target took since begin(). */
  taken(): { readonly measured: MeasuredParts; readonly plantedMs?: number } {
    return { measured: this.#measured(), ...(this.#plantedMs > 0 ? { plantedMs: this.#plantedMs } : {}) };
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
      : { ...this.#headers, origin: this.#origin, 'content-type': contentType };
  }

  #parsed() {
    return (this.#read ??= this.#parts.pages.parse(this.#body));
  }

  #unfit(what: string): VoidAttempt {
    return new VoidAttempt(
      'harness-error',
      `page "${this.#page ?? 'unknown'}" does not fit the target's description: ${what}`,
    );
  }
}
