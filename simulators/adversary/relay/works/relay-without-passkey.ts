// The downgrade: the site's own pages without their passkey button, so that people take another way by themselves. Whatever the tenant lets
// them fall back to is what protects them then.
import { refusalPage } from '../pages/refusal-page.ts';
import type { LuredRequest } from '../server/lured-request.ts';
import { forward } from './relay.ts';

/** The script of the button, what it asks, and the pages on which a passkey is made. */
const aboutPasskeys = /^\/(?:passkey\.js$|passkey\/|security-info\/passkeys(?:\/|$))/;

export async function relayWithoutPasskey(request: LuredRequest): Promise<Response> {
  if (aboutPasskeys.test(request.pathname)) return request.context.html(refusalPage('not-found'), 404);
  return forward(request, ({ body, headers }) =>
    headers['content-type']?.startsWith('text/html') === true ? withoutPasskey(body) : body,
  );
}

/** @param html a page of the site, whose buttons hold text alone. */
export function withoutPasskey(html: string): string {
  return html
    .replaceAll(/<button\b[^>]*\sdata-ceremony=[^>]*>[^<]*<\/button>\s*/g, '')
    .replaceAll(/<script\b[^>]*\ssrc="\/passkey\.js"[^>]*><\/script>\s*/g, '')
    .replaceAll(/<p><a\b[^>]*\shref="\/security-info\/passkeys[^>]*>[^<]*<\/a><\/p>\s*/g, '')
    .replaceAll(/(\sautocomplete="[^"]*?) ?\bwebauthn\b/g, '$1');
}
