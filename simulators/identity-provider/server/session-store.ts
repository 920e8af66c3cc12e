// Browser sessions in memory. An id the server did not give out is never taken up, and each change of privilege gets a new one.
import { randomBytes, randomUUID } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { decideSession } from '../rules/session-life.ts';
import type { Account } from './account.ts';
import { BoundedMap } from './bounded-map.ts';
import type { BrowserSession, Stage } from './browser-session.ts';
import type { AppContext } from './app-environment.ts';

/** No `__Host-` prefix: it needs https, and this server speaks http on loopback. */
const cookieName = 'session';
/** Memory limit; the session used longest ago is forgotten first. */
const capacity = 20_000;

export class SessionStore {
  readonly #sessions = new BoundedMap<string, BrowserSession>(capacity);

  /** The live session of the request, if its cookie names one. */
  find(context: AppContext): BrowserSession | undefined {
    const id = getCookie(context, cookieName);
    const session = id === undefined ? undefined : this.#sessions.get(id);
    if (session === undefined) return undefined;
    const { kind, sinceMs } = session.stage;
    if (decideSession({ signedIn: kind === 'signed-in', sinceMs }, context.var.nowMs) === 'live') return session;
    this.#sessions.delete(session.id);
    return undefined;
  }

  /** Replaces the request's session by a new one at this stage, under a new id. One sign-in keeps its correlation id. */
  begin(context: AppContext, stage: Stage): BrowserSession {
    const previous = this.find(context);
    if (previous !== undefined) this.#sessions.delete(previous.id);
    const finished = previous?.stage.kind === 'signed-in';
    const session: BrowserSession = {
      id: randomBytes(32).toString('base64url'),
      correlationId: previous === undefined || finished ? randomUUID() : previous.correlationId,
      stage,
    };
    this.#sessions.set(session.id, session);
    setCookie(context, cookieName, session.id, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return session;
  }

  end(context: AppContext): void {
    const session = this.find(context);
    if (session !== undefined) this.#sessions.delete(session.id);
    deleteCookie(context, cookieName, { path: '/' });
  }

  /** After a password reset, and when an account is removed: nobody stays in with what they had before. */
  endAllOf(account: Account): void {
    for (const [id, { stage }] of this.#sessions.entries()) {
      if ('account' in stage && stage.account === account) this.#sessions.delete(id);
    }
  }
}
