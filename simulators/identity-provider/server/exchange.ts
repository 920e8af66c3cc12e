// One request and the site's answer: asks, and carries out what the answer says of the browser's session, the directory, the post and the log.
import type { Answer } from '../../site/answer.ts';
import type { SiteRequest } from '../../site/request.ts';
import { respond } from '../../site/respond.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { howProven } from './how-proven.ts';
import { logSignIn } from './log-sign-in.ts';
import type { Provider } from './provider.ts';
import type { BrowserSession } from './session-store.ts';

/** Nothing is waited for between question and consequence: requests that come at the same time are answered one after the other. */
export function exchange(context: AppContext, provider: Provider, request: SiteRequest): Answer {
  const { sessions, directory, origins, policyFor } = provider;
  const { nowMs } = context.var;
  const before = sessions.find(context);
  const answer = respond({ policy: policyFor(context), directory, origins }, before?.session, request, nowMs);
  const browser = carryOn(context, provider, before, answer);
  directory.take(answer, nowMs);
  if (answer.endsSessionsOf !== undefined) sessions.endAllOf(answer.endsSessionsOf);
  if (answer.row !== undefined)
    logSignIn(context, provider, answer.row, howProven(answer.row), (browser ?? before)?.correlationId);
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
