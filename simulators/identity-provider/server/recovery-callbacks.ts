// What the verifier and the Request Service tell of a recovery, from server to server: signed with the secret of whoever tells, good for one
// time, and only of a recovery that is theirs.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { CallbackGate } from '../../identity-proofing/signed-callback.ts';
import type { IdentityNews, PresentationNews, SiteRequest } from '../../site/request.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { exchangeAbout } from './exchange.ts';
import type { Provider } from './provider.ts';
import { recoveryServicesOf } from './provider-options.ts';
import { askForPresentation } from './recovery-presentation.ts';

const largestBodyBytes = 16 * 1024;
const text = z.string().max(1_024);
const state = z.string().min(1).max(512);

const identityCallback = z.union([
  z.object({ state, status: z.literal('issued') }),
  z.object({ state, status: z.literal('failed'), code: text }),
]);

const presentationCallback = z.union([
  z.object({ state, requestId: text, requestStatus: z.literal('request_retrieved') }),
  z.object({ state, requestId: text, requestStatus: z.literal('presentation_error'), error: z.object({ code: text }) }),
  z.object({
    state,
    requestId: text,
    requestStatus: z.literal('presentation_verified'),
    verifiedCredentialsData: z.tuple([
      z.object({
        claims: z.object({ firstName: text, surName: text, dateOfBirth: text, documentType: text }),
        faceCheck: z.object({ matchConfidenceScore: z.number().min(0).max(100) }).optional(),
      }),
    ]),
  }),
]);

export function recoveryCallbacks(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { options, recoveries, requestService } = provider;
  const gates = new Map(
    Object.entries(recoveryServicesOf(options)?.verifiers ?? {}).map(([id, { apiKey }]) => [
      id,
      new CallbackGate(apiKey),
    ]),
  );
  const ofRequestService = requestService === undefined ? undefined : new CallbackGate(requestService.options.apiKey);

  app.use(bodyLimit({ maxSize: largestBodyBytes, onError: (context) => context.json({ code: 'too-large' }, 413) }));

  app.post('/identity/:verifier', async (context) => {
    const verifier = context.req.param('verifier');
    const told = await read(context, gates.get(verifier), identityCallback);
    if (told instanceof Response) return told;
    const recovery = recoveries.find(told.state);
    if (recovery === undefined || recovery.verifier !== verifier) return unknown(context);
    const news: IdentityNews =
      told.status === 'issued' ? { kind: 'issued' } : { kind: 'failed', outOfTime: told.code === 'verification-ended' };
    const answer = exchangeAbout(context, provider, recovery, { kind: 'hear-of-identity', state: told.state, news });
    if (answer.call?.kind === 'presentation') await askForPresentation(context, provider, recovery, answer.call);
    return answer.shown.kind === 'heard' ? context.body(null, 204) : unknown(context);
  });

  app.post('/presentation', async (context) => {
    const told = await read(context, ofRequestService, presentationCallback);
    if (told instanceof Response) return told;
    const recovery = recoveries.find(told.state);
    if (recovery === undefined || recovery.presentationId !== told.requestId) return unknown(context);
    // That the request was looked at changes nothing.
    if (told.requestStatus === 'request_retrieved') return context.body(null, 204);
    const request: SiteRequest = { kind: 'hear-of-presentation', state: told.state, news: newsOf(told) };
    const { shown } = exchangeAbout(context, provider, recovery, request);
    return shown.kind === 'heard' ? context.body(null, 204) : unknown(context);
  });

  app.all('*', (context) => context.json({ code: 'not-found' }, 404));
  return app;
}

type ToldOfPresentation = Exclude<z.infer<typeof presentationCallback>, { requestStatus: 'request_retrieved' }>;

function newsOf(told: ToldOfPresentation): PresentationNews {
  if (told.requestStatus === 'presentation_error')
    return { kind: 'failed', because: told.error.code === 'claimValidationError' ? 'face' : 'credential' };
  const [{ claims, faceCheck }] = told.verifiedCredentialsData;
  const { firstName, surName, dateOfBirth, documentType } = claims;
  return {
    kind: 'verified',
    claims: { firstName, lastName: surName, dateOfBirth, documentType },
    faceScore: faceCheck?.matchConfidenceScore,
  };
}

/** What was told, if its sender is who they should be; else the answer to it. */
async function read<T>(
  context: AppContext,
  gate: CallbackGate | undefined,
  shape: z.ZodType<T>,
): Promise<T | Response> {
  const body = await context.req.text();
  const judged = gate?.judge((name) => context.req.header(name), body) ?? 'forged';
  if (judged === 'forged') return context.json({ code: 'unauthorized' }, 401);
  if (judged === 'replayed') return context.json({ code: 'replayed' }, 409);
  const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
  const told = isJson ? shape.safeParse(parsed(body)) : undefined;
  return told?.success === true ? told.data : context.json({ code: 'bad-request' }, 400);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const unknown = (context: AppContext) => context.json({ code: 'recovery-unknown' }, 409);
