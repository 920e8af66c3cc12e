// Refuses what another site's page, or a page under another host name, could make a browser send.
// hono's csrf() lets JSON pass and is content with either header; here every POST must be ours by all that the browser says.
import { createMiddleware } from 'hono/factory';
import type { Page } from './page-response.ts';
import type { AppEnvironment } from './app-environment.ts';

/** A path to which a form of another origin may be sent. */
export interface ForeignForms {
  readonly path: string;
  /** Its origin; or `anybody`, who must be told apart by what they send. */
  readonly sender: string;
}

/**
 * @param refusal the page that says so.
 * @param foreign absent: every form must be ours.
 */
export function sameOrigin(
  baseUrl: string,
  refusal: (code: 'wrong-host' | 'cross-site') => Page,
  foreign?: ForeignForms,
) {
  const { host, origin } = new URL(baseUrl);
  return createMiddleware<AppEnvironment>(async (context, next) => {
    const requestedHost = context.req.header('host');
    // A name that was made to point at loopback (DNS rebinding) is not ours.
    if (requestedHost !== undefined && requestedHost !== host) return context.html(refusal('wrong-host'), 421);
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    const site = context.req.header('sec-fetch-site');
    const sender = context.req.header('origin');
    if (foreign?.path === context.req.path && (foreign.sender === 'anybody' || foreign.sender === sender))
      return next();
    const isOurs =
      (site !== undefined || sender !== undefined) &&
      (site ?? 'same-origin') === 'same-origin' &&
      (sender ?? origin) === origin;
    return isOurs ? next() : context.html(refusal('cross-site'), 403);
  });
}
