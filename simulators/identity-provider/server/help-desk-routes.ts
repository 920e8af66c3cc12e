// The help desk's telephone, for the simulation alone: a call is taken, and each answer heard, as the site's procedure says.
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { normaliseUserName } from '../../site/account.ts';
import type { Session } from '../../site/session.ts';
import { respond } from '../../site/respond.ts';
import type { SiteRequest } from '../../site/request.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { BoundedMap } from '../../web-server/bounded-map.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import type { DeskReply } from './desk-reply.ts';
import { givePass } from './give-pass.ts';
import { logAudit } from './log-audit.ts';
import type { Provider } from './provider.ts';

const mostQuestions = 1_000;
const count = z.int().min(0).max(mostQuestions);
const call = z.strictObject({ userPrincipalName: z.string().min(1).max(320) });
const answered = z.strictObject({
  answer: z
    .discriminatedUnion('proof', [
      z.strictObject({ proof: z.literal('questions'), right: count, asked: count }),
      z.strictObject({ proof: z.literal('call-back'), reached: z.boolean() }),
      z.strictObject({ proof: z.literal('manager'), vouches: z.boolean() }),
      z.strictObject({ proof: z.literal('video'), takenForOwner: z.boolean() }),
    ])
    .optional(),
  passedOver: z.boolean(),
});

/** Memory limit; the call that was heard of longest ago is forgotten first. */
const callsAtOnce = 10_000;

export function helpDeskRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const calls = new BoundedMap<string, Session>(callsAtOnce);

  app.post('/calls', async (context) => {
    const request = call.safeParse(await jsonBody(context));
    if (!request.success) return context.json({ code: 'bad-request' }, 400);
    const id = randomBytes(16).toString('base64url');
    const userName = normaliseUserName(request.data.userPrincipalName);
    return context.json(reply(context, provider, calls, id, { kind: 'call-help-desk', userName }));
  });

  app.post('/calls/:id/answers', async (context) => {
    const request = answered.safeParse(await jsonBody(context));
    if (!request.success) return context.json({ code: 'bad-request' }, 400);
    const asked = { kind: 'answer-help-desk', ...request.data } as const;
    return context.json(reply(context, provider, calls, context.req.param('id'), asked));
  });

  return app;
}

function reply(
  context: AppContext,
  provider: Provider,
  calls: BoundedMap<string, Session>,
  id: string,
  request: SiteRequest,
): DeskReply {
  const { directory, origins, policyFor } = provider;
  const { nowMs, clientRequestId } = context.var;
  const answer = respond({ policy: policyFor(context), directory, origins }, calls.get(id), request, nowMs);
  directory.take(answer, nowMs);
  if (answer.session === undefined) calls.delete(id);
  else calls.set(id, answer.session);
  if (answer.audit !== undefined) logAudit(context, provider, answer.audit, clientRequestId ?? id);
  if (answer.passOf !== undefined) return { pass: givePass(context, provider, answer.passOf) };
  if (answer.shown.kind !== 'call') throw new Error('the help desk speaks in calls alone');
  const { asksFor, code } = answer.shown;
  return asksFor === undefined ? { code: code ?? 'call-ended' } : { call: id, asksFor };
}
