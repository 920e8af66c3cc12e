// One request and the site's answer: asks, and carries out what the answer says of the browser's session, the directory, the post and the logs.
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { Answer } from '../../site/answer.ts';
import type { SiteRequest } from '../../site/request.ts';
import { respond } from '../../site/respond.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { clientOfRequest } from './client-of-request.ts';
import { howProven } from './how-proven.ts';
import { logAudit } from './log-audit.ts';
import { logSignIn } from './log-sign-in.ts';
import type { Provider } from './provider.ts';
import type { OpenRecovery } from './recovery-register.ts';
import type { BrowserSession } from './session-store.ts';

/** Nothing is waited for between question and consequence: requests that come at the same time are answered one after the other. */
export function exchange(context: AppContext, provider: Provider, request: SiteRequest): Answer {
  const before = provider.sessions.find(context);
  const answer = asked(context, provider, provider.policyFor(context), before, request);
  const browser = carryOn(context, provider, before, answer);
  const correlationId = (browser ?? before)?.correlationId;
  if (answer.row !== undefined) logSignIn(context, provider, answer.row, howProven(answer.row), correlationId);
  if (answer.audit !== undefined)
    logAudit(context, provider, answer.audit, context.var.clientRequestId ?? correlationId ?? randomUUID());
  return answer;
}

/** What another server tells of a recovery: asked about the browser that began it, which hears of it when it asks next. */
export function exchangeAbout(
  context: AppContext,
  provider: Provider,
  { sessionId, policy, correlationId }: OpenRecovery,
  request: SiteRequest,
): Answer {
  const browser = provider.sessions.byId(sessionId);
  const answer = asked(context, provider, policy, browser, request);
  if (browser !== undefined && answer.session !== undefined) browser.session = answer.session;
  if (answer.audit !== undefined) logAudit(context, provider, answer.audit, correlationId);
  return answer;
}

function asked(
  context: AppContext,
  { sessions, directory, origins }: Provider,
  policy: Policy,
  browser: BrowserSession | undefined,
  request: SiteRequest,
): Answer {
  const { nowMs } = context.var;
  const client = policy.conditionalAccess.length === 0 ? undefined : clientOfRequest(context);
  const answer = respond({ policy, directory, origins }, browser?.session, request, nowMs, client);
  directory.take(answer, nowMs);
  if (answer.endsSessionsOf !== undefined) sessions.endAllOf(answer.endsSessionsOf);
  return answer;
}

function carryOn(
  context: AppContext,
  { sessions }: Provider,
  before: BrowserSession | undefined,
  { session, sessionBegins }: Answer,
): BrowserSession | undefined {
  if (session === undefined) {
    if (before !== undefined) sessions.end(context);
    return undefined;
  }
  if (before === undefined || sessionBegins === true) return sessions.begin(context, session);
  before.session = session;
  return before;
}
