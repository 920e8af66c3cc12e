// A browser reduced to what the identity provider can see of it: cookies, forms, JSON. Only for the hostile cases.

export interface Answer {
  readonly status: number;
  /** `data-page` of the page, or undefined for anything else. */
  readonly page: string | undefined;
  /** `data-code` of the error on the page, or `code` of a JSON answer. */
  readonly code: string | undefined;
  readonly location: string | undefined;
  readonly text: string;
  readonly headers: Headers;
}

type Headers = Response['headers'];
type ExtraHeaders = Readonly<Record<string, string>>;

/** What a visitor needs to know of a site. */
export interface VisitedSite {
  readonly origin: string;
  /** The secret of the harness, for those who are let in by the side door. */
  readonly token: string;
  readonly nowMs: number;
  request(path: string, init: RequestInit): Response | Promise<Response>;
}

export class Visitor {
  readonly #site: VisitedSite;
  readonly #ownHeaders: ExtraHeaders;
  readonly cookies = new Map<string, string>();

  /** `ownHeaders` are sent with every request; by default the virtual clock and the token that lets it count. */
  constructor(site: VisitedSite, ownHeaders: ExtraHeaders | undefined = undefined) {
    this.#site = site;
    this.#ownHeaders = ownHeaders ?? { 'x-pilot-token': site.token };
  }

  get(path: string, headers: ExtraHeaders = {}): Promise<Answer> {
    return this.send(path, { method: 'GET' }, headers);
  }

  post(path: string, fields: Readonly<Record<string, string>> = {}, headers: ExtraHeaders = {}): Promise<Answer> {
    const body = new URLSearchParams(fields).toString();
    return this.send(
      path,
      { method: 'POST', body },
      { ...this.#sameOrigin(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
    );
  }

  /** `body` is sent as it is when it is text. */
  postJson(path: string, body: unknown, headers: ExtraHeaders = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.send(
      path,
      { method: 'POST', body: text },
      { ...this.#sameOrigin(), 'content-type': 'application/json', ...headers },
    );
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.get('/home')).page === 'home';
  }

  #sameOrigin(): ExtraHeaders {
    return { origin: this.#site.origin, 'sec-fetch-site': 'same-origin' };
  }

  /** Anything, as it is given. */
  async send(
    path: string,
    request: { readonly method: string; readonly body?: string | Uint8Array<ArrayBuffer> },
    headers: ExtraHeaders,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const clock = { 'x-pilot-clock': String(this.#site.nowMs) };
    const all: Record<string, string> = {
      ...clock,
      ...this.#ownHeaders,
      ...(cookie === '' ? {} : { cookie }),
      ...headers,
    };
    // An empty value leaves a header out.
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    const response = await this.#site.request(path, { ...request, headers: sent });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(header) ?? [];
      if (value === '' || /max-age=0/i.test(header)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      page: /<main[^>]*\sdata-page="([^"]*)"/.exec(text)?.[1],
      code: isJson ? (JSON.parse(text) as { readonly code?: string }).code : /\sdata-code="([^"]*)"/.exec(text)?.[1],
      location: response.headers.get('location') ?? undefined,
      text,
      headers: response.headers,
    };
  }
}
