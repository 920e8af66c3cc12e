// The ruse of most kits: every page is the site's own, fetched as the person asks for it and sent on under the relay's name. What the
// person types reaches the site, and what the site gives for it stays here.
import type { LuredRequest } from '../server/lured-request.ts';
import type { SaidBySite } from '../server/site-visit.ts';

/** Of the site's answer, what the person's browser gets as it is. Cookies are not among it. */
const passedOn = [
  'content-type',
  'cache-control',
  'content-security-policy',
  'permissions-policy',
  'referrer-policy',
  'server-timing',
  'x-content-type-options',
  'x-frame-options',
];

export function relay(request: LuredRequest): Promise<Response> {
  return forward(request, ({ body }) => body);
}

/** @param amend the body, as the person is to see it. */
export async function forward(
  { context, lure, method, path, body, site, relay: ours }: LuredRequest,
  amend: (said: SaidBySite) => string,
): Promise<Response> {
  const toSite = (text: string) => underName(text, ours, site);
  const referer = context.req.header('referer');
  const said = await lure.visit.send({
    method,
    path: toSite(path),
    headers: { ...context.req.header(), referer: referer === undefined ? undefined : toSite(referer) },
    signal: context.req.raw.signal,
    ...(method === 'POST' ? { body: toSite(body) } : {}),
  });
  const toPerson = (text: string) => underName(text, site, ours);
  const headers = new Headers();
  for (const name of passedOn) {
    const value = said.headers[name];
    if (typeof value === 'string') headers.set(name, toPerson(value));
  }
  if (said.location !== undefined) headers.set('location', toPerson(said.location));
  const empty = said.status === 204 || said.status === 304;
  return new Response(empty ? null : toPerson(amend(said)), { status: said.status, headers });
}

/** Absolute links, in HTML, JSON and queries. A relying party's id is a name without a port, and stays what it is. */
function underName(text: string, from: string, to: string): string {
  const [host, port] = new URL(from).host.split(':');
  const other = new URL(to).host.split(':');
  const escaped = (host ?? '').replaceAll('.', String.raw`\.`);
  return text.replaceAll(
    new RegExp(String.raw`(?<=^|[^\w.-]|%[\da-f]{2})${escaped}(:|%3A)${port}(?!\d)`, 'gi'),
    (_whole, colon: string) => other.join(colon),
  );
}
