// Recoveries whose identity checks are planted: the simulation plays the verifier, the wallet and the Request Service, and tells the site what
// they would tell it. Only the site is at work then, and nothing of a picture, a document or a credential comes to it.
import { Hono } from 'hono';
import { z } from 'zod';
import type { SiteRequest } from '../../site/request.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import { exchangeAbout } from './exchange.ts';
import type { Provider } from './provider.ts';

const text = z.string().max(1_024);

/** As those who check identities say it to the site, read from their callbacks. */
const plantedNews = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('identity'),
    news: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('issued') }),
      z.strictObject({ kind: z.literal('failed'), outOfTime: z.boolean() }),
    ]),
  }),
  z.strictObject({
    of: z.literal('presentation'),
    news: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('verified'),
        claims: z.strictObject({ firstName: text, lastName: text, dateOfBirth: text, documentType: text }),
        faceScore: z.number().min(0).max(100).optional(),
      }),
      z.strictObject({ kind: z.literal('failed'), because: z.enum(['credential', 'face']) }),
    ]),
  }),
]);
export type PlantedNews = z.infer<typeof plantedNews>;

/** What the site asks for when it has heard of a credential. */
export interface PlantedReply {
  readonly presentation?: { readonly threshold: number; readonly tries: number; readonly requestLifeMs: number };
}

/** What the QR code holds: where the simulation tells the site of this recovery, and which verifier it plays. */
export function plantedCheck(baseUrl: string, verifier: string, state: string): string {
  return `${baseUrl}/simulation/recoveries/${state}?verifier=${encodeURIComponent(verifier)}`;
}

/** Below /simulation/recoveries, which only the simulation gets to. */
export function plantedRecoveries(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.post('/:state', async (context) => {
    const recovery = provider.recoveries.find(context.req.param('state'));
    if (provider.options.recovery !== 'planted' || recovery === undefined)
      return context.json({ code: 'recovery-unknown' }, 404);
    const told = plantedNews.safeParse(await jsonBody(context));
    if (!told.success) return context.json({ code: 'bad-request' }, 400);
    const { call } = exchangeAbout(context, provider, recovery, requestOf(recovery.state, told.data));
    return context.json(call?.kind === 'presentation' ? asked(context, provider, call.faceCheck) : {});
  });
  return app;
}

function requestOf(state: string, told: PlantedNews): SiteRequest {
  return told.of === 'identity'
    ? { kind: 'hear-of-identity', state, news: told.news }
    : { kind: 'hear-of-presentation', state, news: told.news };
}

function asked(
  context: AppContext,
  provider: Provider,
  { threshold, tries }: Pick<NonNullable<PlantedReply['presentation']>, 'threshold' | 'tries'>,
): PlantedReply {
  const requestLifeMs = provider.policyFor(context).recovery?.requestLife ?? 0;
  return { presentation: { threshold, tries, requestLifeMs } };
}
