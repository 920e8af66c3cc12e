// HTTP by k6. Runs in k6 only.
import http, { type RefinedResponse, type Params } from 'k6/http';
import { expectWithin } from '../../../attempt/agreeing-spans.ts';
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import type { WebAnswer, WebClient, WebRequest } from '../session/web-client.ts';

/** k6's error code of a request that took longer than its timeout. Source: k6 documentation, "Error codes". */
const timedOut = 1050;
/** As k6 itself has it. */
const mostRedirects = 10;

export interface RequestFailure {
  /** k6's error code. */
  readonly code: number;
  readonly words: string;
}

export class K6WebClient implements WebClient {
  readonly #jar = new http.CookieJar();
  readonly #timeoutMs: number;
  readonly #onFailure: ((failure: RequestFailure) => void) | undefined;

  /** @param onFailure called for each request that failed before its time was over. */
  constructor(timeoutMs: number, onFailure?: (failure: RequestFailure) => void) {
    this.#timeoutMs = timeoutMs;
    this.#onFailure = onFailure;
  }

  /** Redirects are followed here: k6 tells the time of the last one only, and would go to any host it is sent to. */
  send(request: WebRequest): WebAnswer {
    let response = this.#exchange(request);
    let totalMs = this.#timeOf(response);
    // Each look at a member of k6's response goes through Go's reflection.
    let { status, headers } = response;
    for (let hops = 0; status >= 300 && status < 400 && headers['Location'] !== undefined; hops += 1) {
      if (hops >= mostRedirects)
        throw new VoidAttempt('harness-error', `the target redirected more than ${mostRedirects} times`);
      response = this.#exchange({
        method: 'GET',
        url: onTheSameServer(headers['Location'], request.url),
        headers: request.headers,
      });
      totalMs += this.#timeOf(response);
      ({ status, headers } = response);
    }
    if (status === 0) {
      const { error, error_code: code } = response;
      if (code === timedOut) return { kind: 'stalled', totalMs: this.#timeoutMs };
      this.#onFailure?.({ code, words: error });
      return { kind: 'unreachable', totalMs };
    }
    const spent = headers['Server-Timing'];
    return {
      kind: 'answered',
      status,
      body: response.body ?? '',
      isJson: headers['Content-Type']?.startsWith('application/json') ?? false,
      totalMs,
      serverMs: timingOf(spent, 'app;dur='),
      plantedMs: timingOf(spent, 'planted;dur='),
    };
  }

  #exchange({ method, url, headers, form, json }: WebRequest): RefinedResponse<'text'> {
    const params: Params & { readonly responseType: 'text' } = {
      headers,
      jar: this.#jar,
      timeout: this.#timeoutMs,
      redirects: 0,
      responseType: 'text',
    };
    return method === 'GET' ? http.get(url, params) : http.post(url, json ?? bodyOf(form), params);
  }

  /**
   * `blocked` lasts until there is a connection: a new one's connecting and TLS are in it. k6 takes both from the wall clock (its
   * httpext/tracer.go): of a clock that was moved meanwhile they tell more than the time limit, or less than nothing.
   */
  #timeOf({ timings: { blocked, duration }, error_code: code }: RefinedResponse<'text'>): number {
    // Of a request that ran out of time only the limit is told: k6 may come back from it late, and that is not the target's doing.
    if (code === timedOut) return this.#timeoutMs;
    expectWithin(blocked + duration, this.#timeoutMs, "k6's time of a request");
    return blocked + duration;
  }
}

/** Nothing rather than an empty form: k6 sends that one in chunks, as no browser does. */
function bodyOf(form: WebRequest['form']): Record<string, string> | null {
  return form === undefined || Object.keys(form).length === 0 ? null : { ...form };
}

/** A redirect to another server is no page of the target, and nobody has said that that one may be loaded. */
function onTheSameServer(location: string, from: string): string {
  const [origin = ''] = /^https?:\/\/[^/?#]+/.exec(from) ?? [];
  const path = location.startsWith(origin) ? location.slice(origin.length) : location;
  if (path.startsWith('/') && !path.startsWith('//')) return origin + path;
  throw new VoidAttempt('harness-error', `the target redirected to ${location}, which is not a path of ${origin}`);
}

/** ms; 0 when the Server-Timing header has no such metric. */
function timingOf(header: string | undefined, metric: 'app;dur=' | 'planted;dur='): number {
  const at = header === undefined ? -1 : header.indexOf(metric);
  return header === undefined || at < 0 ? 0 : Number.parseFloat(header.slice(at + metric.length));
}
