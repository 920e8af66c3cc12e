// The script that runs in every page before its own: it times ceremonies and requests with the page's monotonic clock,
// passes on what the next page must know, and tells the driver over a CDP binding when a page is ready for the person.
// It is data to the driver (a string), so it is written as one self-contained function.
import type { PageMarks } from './page-clocks.ts';
import type { RegistrationPlan } from './page-registration.ts';

/** Name of the binding; the driver adds it with Runtime.addBinding. */
export const bindingName = '__passkeyPilot';

/** One request of the page: a navigation or a fetch. Times in ms on the page's own monotonic clock (performance.now()). */
export interface ProbedRequest {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** From Server-Timing "app": the target's own processing. */
  readonly serverMs: number;
  /** From Server-Timing "planted". */
  readonly plantedMs: number;
  readonly status: number;
}

/** What the probe tells when a page is ready, or when a script on it has ended without leaving it. */
export interface ProbeReport {
  readonly kind: 'ready' | 'outcome';
  /** When the page could be used: end of its load event, or of the script that ended; ms on its own monotonic clock. */
  readonly readyAtMs: number;
  readonly marks: PageMarks;
  readonly requests: readonly ProbedRequest[];
  readonly ceremonies: readonly { readonly startedAtMs: number; readonly endedAtMs: number }[];
  /** Which of the target's pages this is: name of the selector that matches. */
  readonly page?: string;
  /** The target's error code on it. */
  readonly code?: string;
}

/** What the driver sets before an action (evaluated in the page): how the next prompt ends. */
export interface PromptPlan {
  /** The person closes the prompt: the request is given this timeout, and presence is switched off. */
  readonly dismissAfterMs?: number;
  /** How a registration becomes one of the person's provider (page-registration.ts). */
  readonly registration?: RegistrationPlan;
}

export interface ProbeSettings {
  readonly binding: string;
  /** Page name → CSS selector. */
  readonly pages: Readonly<Record<string, string>>;
  readonly errorCode: string;
}

/** The script's source for Page.addScriptToEvaluateOnNewDocument. */
export function pageProbe(settings: ProbeSettings): string {
  // tsx compiles with esbuild's keepNames, which leaves calls to a helper of that name in the function's text.
  return `{const __name = (f) => f;(${probe.toString()})(${JSON.stringify(settings)})}`;
}

interface ProbeWindow {
  passkeyPilotPrompt?: PromptPlan;
}

/** Runs in the page. Uses nothing from outside itself. */
function probe(settings: ProbeSettings): void {
  const carried = 'passkey-pilot';
  type Carried = Pick<ProbeReport, 'requests' | 'ceremonies'>;
  const page = globalThis as unknown as {
    document: {
      querySelector(selector: string): { textContent: string | null; getAttribute(name: string): string | null } | null;
      addEventListener(type: string, listener: () => void): void;
    };
    location: { protocol: string };
    sessionStorage: {
      getItem(key: string): string | null;
      setItem(key: string, value: string): void;
      removeItem(key: string): void;
    };
    navigator: {
      credentials?: { create(options: unknown): Promise<unknown>; get(options: unknown): Promise<unknown> };
    };
    addEventListener(type: string, listener: () => void): void;
    setTimeout(run: () => void, ms: number): void;
    performance: {
      now(): number;
      getEntriesByType(type: string): readonly {
        startTime: number;
        responseEnd: number;
        loadEventEnd?: number;
        domContentLoadedEventEnd?: number;
        responseStatus?: number;
        initiatorType: string;
        serverTiming?: readonly { name: string; duration: number }[];
      }[];
    };
  } & ProbeWindow &
    Record<string, (payload: string) => void>;
  const { performance } = page;
  const ceremonies: { startedAtMs: number; endedAtMs: number }[] = [];
  let toldAtMs = 0;

  /** By when they began: a request of what was told of before can become known late, and is no part of what comes after. */
  const requestsSince = (fromMs: number) =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource').filter((entry) => entry.initiatorType === 'fetch'),
    ]
      .filter(({ startTime }) => startTime >= fromMs)
      .map((entry) => {
        const spent = (name: string) => entry.serverTiming?.find((timing) => timing.name === name)?.duration ?? 0;
        return {
          startedAtMs: entry.startTime,
          // 0 of one that did not end.
          endedAtMs: Math.max(entry.startTime, entry.responseEnd),
          serverMs: spent('app'),
          plantedMs: spent('planted'),
          status: entry.responseStatus ?? 0,
        };
      });

  const tell = (kind: 'ready' | 'outcome', readyAtMs: number) => {
    let before: Carried = { requests: [], ceremonies: [] };
    try {
      before = JSON.parse(page.sessionStorage.getItem(carried) ?? 'null') ?? before;
      page.sessionStorage.removeItem(carried);
    } catch {
      // Nothing was passed on to a page without storage.
    }
    const requests = requestsSince(toldAtMs);
    const [navigation] = performance.getEntriesByType('navigation');
    const report: ProbeReport = {
      kind,
      readyAtMs,
      marks: { domContentLoadedMs: navigation?.domContentLoadedEventEnd ?? 0, loadedMs: navigation?.loadEventEnd ?? 0 },
      requests: [...before.requests, ...requests],
      ceremonies: [...before.ceremonies, ...ceremonies.splice(0)],
      ...whereAmI(),
    };
    toldAtMs = performance.now();
    page[settings.binding]?.(JSON.stringify(report));
  };

  const whereAmI = () => {
    const name = Object.keys(settings.pages).find(
      (key) => page.document.querySelector(settings.pages[key] ?? '') !== null,
    );
    const code = page.document.querySelector(settings.errorCode)?.getAttribute('data-code') ?? '';
    return { ...(name === undefined ? {} : { page: name }), ...(code === '' ? {} : { code }) };
  };

  const { credentials } = page.navigator;
  if (credentials !== undefined) {
    const native = { create: credentials.create.bind(credentials), get: credentials.get.bind(credentials) };
    const timed = async <T>(run: () => Promise<T>): Promise<T> => {
      const startedAtMs = performance.now();
      try {
        return await run();
      } finally {
        ceremonies.push({ startedAtMs, endedAtMs: performance.now() });
      }
    };
    const withPlan = (options: unknown): unknown => {
      const dismissAfterMs = page.passkeyPilotPrompt?.dismissAfterMs;
      const { publicKey, ...rest } = options as { publicKey?: object };
      return dismissAfterMs === undefined || publicKey === undefined
        ? options
        : { ...rest, publicKey: { ...publicKey, timeout: dismissAfterMs } };
    };
    credentials.get = (options) => timed(() => native.get(withPlan(options)));
    credentials.create = (options) => timed(() => native.create(withPlan(options)));
  }

  page.addEventListener('load', () =>
    page.setTimeout(() => {
      // The browser's own page, of a connection that broke: the driver has heard of that, and may be at the next action.
      if (page.location.protocol === 'chrome-error:') return;
      const [navigation] = performance.getEntriesByType('navigation');
      tell('ready', navigation?.loadEventEnd ?? performance.now());
    }, 0),
  );
  page.document.addEventListener('passkey-outcome', () => tell('outcome', performance.now()));
  page.addEventListener('pagehide', () => {
    try {
      const leaving: Carried = { requests: requestsSince(toldAtMs), ceremonies };
      page.sessionStorage.setItem(carried, JSON.stringify(leaving));
    } catch {
      // Nothing to carry from an error page.
    }
  });
}
