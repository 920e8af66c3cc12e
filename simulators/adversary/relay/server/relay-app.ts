// The relay as a hono app. Nobody gets anything who does not show the token of the simulation; nobody gets a page for whom no lure is out;
// nothing is asked of anybody but the site.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { BodyTooLarge } from '../../../loopback/direct-request.ts';
import type { AppContext, AppEnvironment } from '../../../web-server/app-environment.ts';
import { respondWithPage } from '../../../web-server/page-response.ts';
import { sameOrigin } from '../../../web-server/same-origin.ts';
import { sameSecret } from '../../../web-server/same-secret.ts';
import type { Ruse } from '../../../../scenarios/schema/ruse.ts';
import { lurePage } from '../pages/lure-page.ts';
import { refusalPage, type RefusalCode } from '../pages/refusal-page.ts';
import { harvest } from '../works/harvest.ts';
import { relayWithoutPasskey } from '../works/relay-without-passkey.ts';
import { relay } from '../works/relay.ts';
import { controlRoutes } from './control-routes.ts';
import { givenSecrets } from './given-secrets.ts';
import type { LuredRequest, Work } from './lured-request.ts';
import { Lures, type Lure } from './lures.ts';
import type { RelayStart } from './relay-start.ts';
import { LeadsElsewhere } from './site-visit.ts';

/** As the site has it: the largest honest request is a few KB. */
const largestBodyBytes = 64 * 1024;
const cookieName = 'visit';
const works: Readonly<Record<Ruse, Work>> = {
  relay,
  'relay-without-passkey': relayWithoutPasskey,
  harvest,
  'harvest-to-register': harvest,
};
/** Of the site, and for the harness and other servers alone. */
const notForPeople = /^\/(?:simulation|callbacks|v1\.0)(?:\/|$)/;

export function relayApp({ site, token, baseUrl }: RelayStart & { readonly baseUrl: string }): Hono<AppEnvironment> {
  const lures = new Lures(site, token);
  const app = new Hono<AppEnvironment>();
  const refuse = (context: AppContext, code: RefusalCode, status: 400 | 404 | 405 | 413 | 415 | 500 | 502) =>
    context.html(refusalPage(code), status);

  app.use(
    createMiddleware<AppEnvironment>(async (context, next) => {
      // "GET http://elsewhere/ HTTP/1.1" is for proxies, and "//elsewhere/" reads as another host in a link.
      const incoming = context.env?.incoming;
      const asked = incoming?.url ?? new URL(context.req.url).pathname;
      const namesHost = incoming === undefined || incoming.headers.host !== undefined;
      return namesHost && /^\/(?![/\\])/.test(asked) ? next() : refuse(context, 'bad-request', 400);
    }),
  );
  app.use(sameOrigin(baseUrl, refusalPage));
  app.use(
    createMiddleware<AppEnvironment>(async (context, next) =>
      sameSecret(context.req.header('x-pilot-token'), token) ? next() : refuse(context, 'not-found', 404),
    ),
  );
  app.use(bodyLimit({ maxSize: largestBodyBytes, onError: (context) => refuse(context, 'too-large', 413) }));
  app.route('/control', controlRoutes(lures));

  app.all('*', async (context) => {
    const lure = lures.find(context.req.header('client-request-id') ?? '');
    if (lure === undefined) return refuse(context, 'not-found', 404);
    if (context.req.path === '/') return land(context, lure);
    if (getCookie(context, cookieName) !== lure.cookie) return context.redirect('/', 303);
    const method = context.req.method === 'HEAD' ? 'GET' : context.req.method;
    if (method !== 'GET' && method !== 'POST') return refuse(context, 'bad-request', 405);
    const { pathname, search } = new URL(context.req.url);
    const plain = decoded(pathname);
    if (plain === undefined) return refuse(context, 'bad-request', 400);
    if (notForPeople.test(plain)) return refuse(context, 'not-found', 404);
    const body = method === 'POST' ? await context.req.text() : '';
    const contentType = context.req.header('content-type') ?? '';
    if (body !== '' && !/^application\/(?:x-www-form-urlencoded|json)\b/.test(contentType))
      return refuse(context, 'bad-request', 415);
    for (const kind of givenSecrets(contentType, body)) lure.given.add(kind);
    const request: LuredRequest = {
      context,
      lure,
      method,
      path: `${pathname}${search}`,
      pathname: plain,
      body,
      site,
      relay: baseUrl,
    };
    return works[lure.works](request);
  });

  // Nothing is printed: what went wrong may hold what a person has typed.
  app.onError((error, context) => {
    if (error instanceof LeadsElsewhere) return refuse(context, 'leads-elsewhere', 502);
    if (error instanceof BodyTooLarge) return refuse(context, 'too-large', 502);
    return 'code' in error ? refuse(context, 'site-unreachable', 502) : refuse(context, 'unforeseen', 500);
  });
  return app;
}

function land(context: AppContext, { cookie }: Lure) {
  setCookie(context, cookieName, cookie, { httpOnly: true, sameSite: 'Lax', path: '/' });
  return respondWithPage(context, lurePage());
}

/** Undefined when the percent signs are broken. */
function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
