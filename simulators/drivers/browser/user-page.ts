// The page of one virtual user: a browser context of their own, so that no cookie, storage, credential or cache entry of one
// user is seen by the next. Does an action, and says how long it took and where the time went.
import type { Browser, BrowserContext } from 'puppeteer';
import type { MeasuredParts } from '../../../scenarios/schema/attempt.ts';
import { lurePageName, type PageName } from '../../../scenarios/flows/page-name.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import { expectWithin } from '../../attempt/agreeing-spans.ts';
import type { PageAnswer } from '../../attempt/performed.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import { Devtools } from './devtools.ts';
import { devtoolsEndpoint } from './devtools-endpoint.ts';
import { bindingName, pageProbe, type ProbeReport } from './page-probe.ts';
import { PageClocks, pageMarks, type PageClock, type PageMarks } from './page-clocks.ts';
import { giveAnswer, pageRegistration, type AskedCeremony, type CeremonyAnswer } from './page-registration.ts';
import { VirtualAuthenticators } from './virtual-authenticators.ts';

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

interface Action {
  /** JavaScript for the page; when it starts, time starts. */
  readonly script?: string;
  /** Or an address to go to. */
  readonly goTo?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** When a script began, on the clock of the page that it began on. */
interface PageStart {
  readonly marks: PageMarks;
  readonly atMs: number;
}

type Signal =
  | { readonly kind: 'report'; readonly report: ProbeReport }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'stalled' };

/** Nobody expected a registration here. */
const nobody = (): Promise<CeremonyAnswer> => Promise.resolve({ exception: 'UnknownError' });

/** Of whoever phishes: no target says how to tell it. */
const lurePage = { [lurePageName]: `main[data-page="${lurePageName}"]` };

/** A browser that does not let go of a page within this time is left to be killed, ms. */
const closesWithinMs = 3_000;

export class UserPage {
  readonly authenticators: VirtualAuthenticators;
  /** Answers registrations in place of Chromium, where the page is told to ask. */
  answerCeremony: ((asked: AskedCeremony) => Promise<CeremonyAnswer>) | undefined;
  readonly #context: BrowserContext;
  readonly #devtools: Devtools;
  readonly #answerTimeMs: number;
  readonly #clocks = new PageClocks();
  /** Rejects when browser, page or connection is lost; never resolves. */
  readonly #lost: Promise<never>;
  #onSignal: ((signal: Signal) => void) | undefined;
  #closing = false;
  #isLost = false;
  /** Lets go of the browser, which outlives the page and would keep it, and its connection, in memory (0.3 MB a user). */
  #unwatchBrowser: () => void = () => undefined;

  private constructor(parts: {
    context: BrowserContext;
    devtools: Devtools;
    authenticators: VirtualAuthenticators;
    answerTimeMs: number;
    browser: Browser;
  }) {
    this.#context = parts.context;
    this.#devtools = parts.devtools;
    this.authenticators = parts.authenticators;
    this.#answerTimeMs = parts.answerTimeMs;
    this.#lost = this.#watch(parts.browser);
    this.#lost.catch(() => {
      this.#isLost = true;
    });
    parts.devtools.endWith(this.#lost);
  }

  static async open(browser: Browser, target: Target, answerTimeMs: number): Promise<UserPage> {
    const context = await browser.createBrowserContext();
    // The page is made over the protocol: a puppeteer page would listen to all that happens
    // on it, which costs a quarter more (measured: 104 → 129 CPU-ms a sign-in).
    const session = await browser.target().createCDPSession();
    const { targetId } = await session.send('Target.createTarget', {
      url: 'about:blank',
      width: 1_000,
      height: 700,
      ...(context.id === undefined ? {} : { browserContextId: context.id }),
    });
    // Detaching from the browser, not from a page, is harmless to its authenticators.
    await session.detach();
    const devtools = await Devtools.connect(await devtoolsEndpoint(browser), targetId);
    const authenticators = await VirtualAuthenticators.enable(devtools, target.rpId);
    await devtools.send('Page.enable');
    await devtools.send('Inspector.enable');
    // Without it extra headers are accepted and never sent.
    await devtools.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });
    await devtools.send('Runtime.enable');
    await devtools.send('Runtime.addBinding', { name: bindingName });
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: pageRegistration(bindingName) });
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', {
      source: pageProbe({
        binding: bindingName,
        pages: { ...target.pages, ...target.external?.pages, ...target.recovery?.pages, ...lurePage },
        errorCode: target.errorCode,
      }),
    });
    return new UserPage({ context, devtools, authenticators, answerTimeMs, browser });
  }

  /** The browser, the page or the connection is gone. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Throws VoidAttempt when the fault is ours: crash, hang, closed tab, lost connection, a script that does not fit the page. */
  async act({ script, goTo, headers }: Action): Promise<PageAnswer> {
    const startedAtMs = performance.now();
    const signalled = this.#signal();
    await this.#devtools.send('Network.setExtraHTTPHeaders', { headers });
    const clock = this.#clocks.current;
    let start: PageStart | undefined;
    if (script !== undefined)
      start = await this.#evaluate<PageStart>(
        `(() => { const start = { marks: ${pageMarks}, atMs: performance.now() }; ${script}; return start; })()`,
      );
    else if (goTo !== undefined) void this.#devtools.send('Page.navigate', { url: goTo }).catch(() => undefined);
    const signal = await Promise.race([signalled, this.#lost]);
    const spanMs = performance.now() - startedAtMs;
    switch (signal.kind) {
      case 'report':
        return answerOf(signal.report, this.#totalMs(signal.report, clock, start), spanMs);
      case 'unreachable':
        return { kind: 'unreachable', measured: { ...asNavigation(spanMs) } };
      case 'stalled':
        await this.#stopStalled();
        return { kind: 'stalled', measured: asNavigation(this.#answerTimeMs), waitedMs: this.#answerTimeMs };
    }
  }

  /** From the start of the script, or of the navigation, to the page being ready; ms in the browser's monotonic time. */
  #totalMs({ kind, readyAtMs, marks }: ProbeReport, clock: PageClock, start: PageStart | undefined): number {
    if (start === undefined) return readyAtMs;
    if (kind === 'outcome') return readyAtMs - start.atMs;
    return this.#clocks.current.originMs(marks) + readyAtMs - (clock.originMs(start.marks) + start.atMs);
  }

  /** Runs a script that does not wait for anything; its time is the harness's own. */
  prepare<T>(script: string): Promise<T> {
    return this.#evaluate<T>(script);
  }

  /** Forgets the session of the attempt before, as another device or another day would. */
  async forgetSession(): Promise<void> {
    await this.#devtools.send('Network.clearBrowserCookies');
  }

  /** As another browser had them. */
  async takeCookies(cookies: readonly SessionCookie[], baseUrl: string): Promise<void> {
    await this.#devtools.send('Network.setCookies', {
      cookies: cookies.map((cookie) => ({ ...cookie, url: baseUrl, httpOnly: true })),
    });
  }

  async cookiesFor(baseUrl: string): Promise<readonly SessionCookie[]> {
    const { cookies } = await this.#devtools.send<{ readonly cookies: readonly SessionCookie[] }>(
      'Network.getCookies',
      {
        urls: [baseUrl],
      },
    );
    return cookies.map(({ name, value, path }) => ({ name, value, path }));
  }

  /** What this page sends to a path, as somebody on its way sees it. */
  watchSent(path: string, onSent: (body: string) => void): void {
    this.#devtools.on('Network.requestWillBeSent', ({ request: { method, url, postData } }) => {
      if (method === 'POST' && postData !== undefined && new URL(url).pathname === path) onSent(postData);
    });
  }

  /** PNG of what the user sees. */
  async screenshot(): Promise<Uint8Array> {
    const { data } = await this.#devtools.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unwatchBrowser();
    await Promise.race([
      this.#context.close().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, closesWithinMs).unref()),
    ]);
  }

  /** Whatever happens the page is told something: it waits. A browser that is gone is told of elsewhere. */
  async #answer(asked: AskedCeremony): Promise<void> {
    const answer = await (this.answerCeremony?.(asked) ?? nobody()).catch(nobody);
    await this.#evaluate(giveAnswer(answer)).catch(() => undefined);
  }

  #signal(): Promise<Signal> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#onSignal?.({ kind: 'stalled' }), this.#answerTimeMs);
      this.#onSignal = (signal) => {
        clearTimeout(timer);
        this.#onSignal = undefined;
        resolve(signal);
      };
    });
  }

  #watch(browser: Browser): Promise<never> {
    this.#devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== bindingName) return;
      const told = JSON.parse(payload) as ProbeReport | AskedCeremony;
      if (told.kind === 'ceremony') void this.#answer(told);
      else this.#onSignal?.({ kind: 'report', report: told });
    });
    this.#devtools.on('Page.domContentEventFired', ({ timestamp }) =>
      this.#clocks.tell('domContentLoadedMs', timestamp),
    );
    this.#devtools.on('Page.loadEventFired', ({ timestamp }) => this.#clocks.tell('loadedMs', timestamp));
    this.#devtools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined && frame.unreachableUrl !== undefined) this.#onSignal?.({ kind: 'unreachable' });
    });
    return new Promise((_, reject) => {
      const lose = (code: VoidAttempt['code'], message: string) => {
        if (!this.#closing) reject(new VoidAttempt(code, message));
      };
      this.#devtools.on('Inspector.targetCrashed', () => lose('browser-crashed', 'the page crashed'));
      this.#devtools.on('Inspector.detached', ({ reason }) => lose('page-closed', `the page was closed: ${reason}`));
      const onEnd = () => lose('browser-crashed', 'the browser ended');
      // Not once(): puppeteer wraps its listener, and off() would not find it.
      browser.on('disconnected', onEnd);
      this.#unwatchBrowser = () => void browser.off('disconnected', onEnd);
      // A dead browser or a closed page drops this connection as well: let those be named first.
      this.#devtools.on(
        'disconnect',
        () => void setTimeout(() => lose('devtools-disconnected', 'the DevTools connection was lost'), 200).unref(),
      );
    });
  }

  async #evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#devtools.send<{
      result: { value: T };
      exceptionDetails?: { exception?: { description?: string } };
    }>('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails !== undefined) {
      throw new VoidAttempt(
        'harness-error',
        `the page did not fit the target's description: ${exceptionDetails.exception?.description?.split('\n')[0] ?? 'script failed'}`,
      );
    }
    return result.value;
  }

  /** A target that does not answer leaves the browser able to say so; a hung browser does not. */
  async #stopStalled(): Promise<void> {
    await this.#devtools.send('Page.stopLoading');
    await this.#evaluate('0');
  }
}

function asNavigation(spanMs: number): MeasuredParts {
  return { navigationMs: spanMs, serverMs: 0, ceremonyMs: 0, renderingMs: 0, overheadMs: 0 };
}

/**
 * Splits the time of an action, from the script's start (or the navigation's) to the page being ready: server as the target reports it, planted delay included; ceremony inside navigator.credentials; navigation as the rest
 * of the requests; rendering as all else the browser did. What the driver's clock shows beyond that is the harness's own.
 * @throws VoidAttempt `clock-disagrees`
 */
function answerOf(report: ProbeReport, totalMs: number, spanMs: number): PageAnswer {
  const { requests, ceremonies, page, code } = report;
  expectWithin(totalMs, spanMs, "an action's time in the page");
  for (const { startedAtMs, endedAtMs, serverMs, plantedMs } of requests)
    expectWithin(serverMs + plantedMs, endedAtMs - startedAtMs, 'the time that the target says a request took it');
  for (const { startedAtMs, endedAtMs } of ceremonies)
    expectWithin(endedAtMs - startedAtMs, totalMs, "a ceremony's time");
  const total = Math.max(0, totalMs);
  const plantedMs = sum(requests, (request) => request.plantedMs);
  const serverMs = Math.min(total, sum(requests, (request) => request.serverMs) + plantedMs);
  const ceremonyMs = Math.min(
    total - serverMs,
    sum(ceremonies, (span) => span.endedAtMs - span.startedAtMs),
  );
  const inRequests = sum(requests, (request) => request.endedAtMs - request.startedAtMs);
  const navigationMs = Math.min(total - serverMs - ceremonyMs, Math.max(0, inRequests - serverMs));
  return {
    kind: 'page',
    ...(page === undefined ? {} : { page: page as PageName }),
    ...(code === undefined ? {} : { code }),
    measured: {
      navigationMs,
      serverMs,
      ceremonyMs,
      renderingMs: Math.max(0, total - serverMs - ceremonyMs - navigationMs),
      overheadMs: Math.max(0, spanMs - total),
    },
    plantedMs,
    status: Math.max(0, ...requests.map((request) => request.status)),
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
