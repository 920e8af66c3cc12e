// For tests: the load driver's HTTP and pages in Node, so that its sessions can be tried without k6.
import { parse } from 'node-html-parser';
import { loopbackRequest } from '../../../loopback/loopback-request.ts';
import type { Form, ParsedPage, WebAnswer, WebClient, WebRequest } from './web-client.ts';

export class NodeWebClient implements WebClient {
  readonly #timeoutMs: number;
  readonly #cookies = new Map<string, string>();

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  async send(request: WebRequest): Promise<WebAnswer> {
    const startedAtMs = performance.now();
    try {
      return await this.#follow(request, startedAtMs);
    } catch (cause) {
      const totalMs = performance.now() - startedAtMs;
      return cause instanceof Error && cause.name === 'TimeoutError'
        ? { kind: 'stalled', totalMs: this.#timeoutMs }
        : { kind: 'unreachable', totalMs };
    }
  }

  async #follow({ method, url, headers, form, json }: WebRequest, startedAtMs: number): Promise<WebAnswer> {
    const body = json ?? (form === undefined ? undefined : new URLSearchParams(form).toString());
    const response = await loopbackRequest(url, {
      method,
      signal: AbortSignal.timeout(this.#timeoutMs),
      headers: {
        ...headers,
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body === undefined ? {} : { body }),
    });
    const header = (name: string) => String(response.headers[name] ?? '');
    for (const cookie of response.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    const location = header('location');
    if (response.status >= 300 && response.status < 400 && location !== '')
      return this.#follow({ method: 'GET', url: new URL(location, url).href, headers }, startedAtMs);
    const spent = (metric: string) =>
      Number(new RegExp(`${metric};dur=([\\d.]+)`).exec(header('server-timing'))?.[1] ?? 0);
    return {
      kind: 'answered',
      status: response.status,
      body: response.body,
      isJson: header('content-type').startsWith('application/json'),
      totalMs: performance.now() - startedAtMs,
      serverMs: spent('app'),
      plantedMs: spent('planted'),
    };
  }
}

export function parseNodePage(body: string): ParsedPage {
  const page = parse(body);
  return {
    matches: (selector) => page.querySelector(selector) !== null,
    attribute: (selector, name) => page.querySelector(selector)?.getAttribute(name),
    text: (selector) => page.querySelector(selector)?.textContent,
    form(control): Form | undefined {
      const found = page.querySelector(control);
      const form = found?.closest('form');
      if (found === null || form === null || form === undefined) return undefined;
      const name = found.getAttribute('name');
      return {
        method: form.getAttribute('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
        action: form.getAttribute('action') ?? '',
        fields: Object.fromEntries(
          form
            .querySelectorAll('input[name]')
            .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
        ),
        ...(name === undefined ? {} : { controlName: name }),
      };
    },
  };
}
