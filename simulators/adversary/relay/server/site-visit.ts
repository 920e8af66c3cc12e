// The phisher's own visit at the site: own cookies, own address, own browser; of the person's requests only the simulated time, the place in
// the run and the correlation id. It goes to the site that the relay was started for, and nowhere else.
import type { IncomingHttpHeaders } from 'node:http';
import { loopbackRequest } from '../../../loopback/loopback-request.ts';
import { CookieJar } from './cookie-jar.ts';

export interface SentToSite {
  readonly method: 'GET' | 'POST';
  /** With its query; begins with "/". */
  readonly path: string;
  /** Of the person's request. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface SaidBySite {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Path at the site, where the answer leads on to one. */
  readonly location?: string;
}

/** The answer leads to another site: nobody is taken there. */
export class LeadsElsewhere extends Error {
  override readonly name = 'LeadsElsewhere';
}

/** Of the person's headers, what is passed on. */
const passedOn = [
  'accept',
  'accept-language',
  'content-type',
  'x-pilot-clock',
  'x-pilot-position',
  'client-request-id',
];

/** The most usual one, so that it strikes nobody; the site knows nothing else of the device, which is in no directory. */
const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** Pages of the site have some KB. */
const largestAnswerBytes = 1024 * 1024;
const longestWay = 5;

export class SiteVisit {
  readonly cookies = new CookieJar();
  readonly #site: string;
  readonly #own: Readonly<Record<string, string>>;

  constructor(site: string, token: string, address: string) {
    this.#site = site;
    this.#own = { 'x-pilot-token': token, 'x-pilot-address': address, 'user-agent': userAgent };
  }

  /** Rejects with LeadsElsewhere, with BodyTooLarge, and with what the system says. */
  async send({ method, path, headers, body, signal }: SentToSite): Promise<SaidBySite> {
    const cookie = this.cookies.header(path.split('?')[0] ?? path);
    const referer = headers['referer'];
    const sent: Record<string, string> = {
      ...Object.fromEntries(passedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))),
      ...this.#own,
      ...(cookie === undefined ? {} : { cookie }),
      ...(referer === undefined ? {} : { referer }),
      ...(method === 'POST' ? { origin: this.#site } : {}),
    };
    const answer = await loopbackRequest(`${this.#site}${path}`, {
      method,
      headers: sent,
      signal,
      largestBytes: largestAnswerBytes,
      ...(body === undefined ? {} : { body }),
    });
    this.cookies.take(answer.headers['set-cookie'] ?? []);
    const { location } = answer.headers;
    return location === undefined ? answer : { ...answer, location: this.#pathOf(location, path) };
  }

  /** The same, on to where the answer leads. */
  async sendAndFollow(request: SentToSite): Promise<SaidBySite> {
    let said = await this.send(request);
    for (let way = 0; way < longestWay && said.location !== undefined; way += 1) {
      const { signal, headers } = request;
      said = await this.send({ method: 'GET', path: said.location, headers, signal });
    }
    return said;
  }

  #pathOf(location: string, from: string): string {
    const base = `${this.#site}${from}`;
    const url = URL.canParse(location, base) ? new URL(location, base) : undefined;
    const isOfSite = url?.origin === this.#site && url.username === '' && url.password === '';
    // A path of two slashes is one at the site, and another host to whoever reads it as a link.
    if (url === undefined || !isOfSite || url.pathname.startsWith('//'))
      throw new LeadsElsewhere('the answer leads to another site');
    return `${url.pathname}${url.search}${url.hash}`;
  }
}
