// Browser sessions in memory. An id the server did not give out is never taken up, and each change of privilege gets a new one.
import { randomBytes, randomUUID } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { Account } from '../../site/account.ts';
import { liveSession, type Session } from '../../site/session.ts';
import type { Challenge } from '../../site/rules/challenge-life.ts';
import { BoundedMap } from '../../web-server/bounded-map.ts';
import type { AppContext } from '../../web-server/app-environment.ts';

/** One browser. Its cookie holds the id and nothing else. */
export interface BrowserSession {
  readonly id: string;
  /** Of the sign-in it serves, for the log, where the browser sends none. */
  readonly correlationId: string;
  /** What the site knows of it. */
  session: Session;
}

/** No `__Host-` prefix: it needs https, and this server speaks http on loopback. */
const cookieName = 'session';
/** Memory limit; the session used longest ago is forgotten first. */
const capacity = 20_000;

export class SessionStore {
  readonly #sessions = new BoundedMap<string, BrowserSession>(capacity);
  /** Those that an answer under way begins: its request's cookie does not name them yet. */
  readonly #begun = new WeakMap<AppContext, BrowserSession>();
  readonly #policyFor: (context: AppContext) => Pick<Policy, 'sessions' | 'recovery'>;

  constructor(policyFor: (context: AppContext) => Pick<Policy, 'sessions' | 'recovery'>) {
    this.#policyFor = policyFor;
  }

  /** The live session of the request, if its cookie names one. */
  find(context: AppContext): BrowserSession | undefined {
    const id = getCookie(context, cookieName);
    const browser = id === undefined ? undefined : this.#sessions.get(id);
    if (browser === undefined) return undefined;
    if (liveSession(this.#policyFor(context), browser.session, context.var.nowMs) !== undefined) return browser;
    this.#sessions.delete(browser.id);
    return undefined;
  }

  /** The session that goes on with the answer to this request. */
  ofAnswer(context: AppContext): BrowserSession | undefined {
    return this.#begun.get(context) ?? this.find(context);
  }

  /** Whether it is live, the site says. */
  byId(id: string): BrowserSession | undefined {
    return this.#sessions.get(id);
  }

  /** The challenge that the request answers: good for one answer, so it is gone with this. */
  takeChallenge(context: AppContext): Challenge | undefined {
    const browser = this.find(context);
    const challenge = browser?.session.challenge;
    if (browser !== undefined && challenge !== undefined) browser.session = { stage: browser.session.stage };
    return challenge;
  }

  /** Replaces the request's session by a new one under a new id. One sign-in keeps its correlation id. */
  begin(context: AppContext, session: Session): BrowserSession {
    const previous = this.find(context);
    if (previous !== undefined) this.#sessions.delete(previous.id);
    const finished = previous?.session.stage.kind === 'signed-in';
    const browser: BrowserSession = {
      id: randomBytes(32).toString('base64url'),
      correlationId: previous === undefined || finished ? randomUUID() : previous.correlationId,
      session,
    };
    this.#sessions.set(browser.id, browser);
    this.#begun.set(context, browser);
    setCookie(context, cookieName, browser.id, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return browser;
  }

  end(context: AppContext): void {
    const browser = this.find(context);
    if (browser !== undefined) this.#sessions.delete(browser.id);
    deleteCookie(context, cookieName, { path: '/' });
  }

  /** After a password reset, and when an account is removed: nobody stays in with what they had before. Whoever only typed its name had nothing. */
  endAllOf({ userPrincipalName }: Account): void {
    for (const [id, { session }] of this.#sessions.entries()) {
      const { stage } = session;
      if (stage.kind !== 'anonymous' && stage.kind !== 'password' && stage.userName === userPrincipalName)
        this.#sessions.delete(id);
    }
  }
}
