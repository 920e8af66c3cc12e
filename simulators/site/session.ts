// What the site knows of one browser: how far its sign-in or reset has come, and the ceremony under way. The browser itself holds no more
// than an id.
import type { CodeChannel } from '../../scenarios/schema/persona.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Shown } from './rules/authentication-strength.ts';
import type { Challenge } from './rules/challenge-life.ts';
import type { CodeRound } from './rules/guess-record.ts';
import type { Recovery } from './recovery.ts';
import type { ExternalQuestion } from './rules/external-answer.ts';
import { decideSession } from './rules/session-life.ts';

/** `sinceMs`: when it was reached, ms since the Unix epoch. `userName`: as compared; only a person who proved it is known to have an account. `multifactorAtMs` absent: the password sufficed. `shown`: by which they signed in, for Conditional Access; absent: there is none. `oneTimePass`: the sign-in was by a pass that is used up. `recovers`: by one that a recovery gave, and no passkey is registered yet. */
export type Stage =
  | { readonly kind: 'anonymous'; readonly sinceMs: number; readonly towards?: Destination | undefined }
  | {
      readonly kind: 'password';
      readonly sinceMs: number;
      readonly userName: string;
      readonly towards?: Destination | undefined;
    }
  | {
      readonly kind: 'second-factor';
      readonly sinceMs: number;
      readonly userName: string;
      readonly secondFactor: CodeChannel;
      readonly round: CodeRound;
      readonly towards?: Destination | undefined;
    }
  /** The person is at an external provider. */
  | {
      readonly kind: 'external-check';
      readonly sinceMs: number;
      readonly userName: string;
      readonly question: ExternalQuestion;
      readonly towards?: Destination | undefined;
    }
  | {
      readonly kind: 'signed-in';
      readonly sinceMs: number;
      readonly userName: string;
      readonly multifactorAtMs?: number;
      readonly shown?: Shown | undefined;
      readonly oneTimePass?: boolean;
      readonly recovers?: boolean;
    }
  | { readonly kind: 'reset-code'; readonly sinceMs: number; readonly userName: string; readonly round: CodeRound }
  | { readonly kind: 'reset-password'; readonly sinceMs: number; readonly userName: string }
  | { readonly kind: 'recovery'; readonly sinceMs: number; readonly userName: string; readonly recovery: Recovery }
  /** No browser's: of a call to the help desk. `asked`: place in its procedure. */
  | { readonly kind: 'help-desk-call'; readonly sinceMs: number; readonly userName: string; readonly asked: number };

/** What somebody signs in for, where it is not what people sign in for: Conditional Access tells them apart. */
export type Destination = 'security-info';

/** Of a browser that is still signing in. */
export function destinationOf(session: Session | undefined): Destination | undefined {
  const stage = session?.stage;
  return stage !== undefined && 'towards' in stage ? stage.towards : undefined;
}

export type StageOf<K extends Stage['kind']> = Extract<Stage, { kind: K }>;

export interface Session {
  readonly stage: Stage;
  readonly challenge?: Challenge;
}

/** The session, if it has not run out. */
export function liveSession(
  { sessions, recovery }: Pick<Policy, 'sessions' | 'recovery'>,
  session: Session | undefined,
  nowMs: number,
): Session | undefined {
  if (session === undefined) return undefined;
  const { kind, sinceMs } = session.stage;
  // A recovery has a time of its own; a call lasts as long as both hold the line.
  if (kind === 'recovery')
    return recovery !== undefined && nowMs - sinceMs <= recovery.requestLife ? session : undefined;
  if (kind === 'help-desk-call') return session;
  // Whether an answer from elsewhere comes too late says the rule of that.
  if (kind === 'external-check') return session;
  return decideSession(sessions, { signedIn: kind === 'signed-in', sinceMs }, nowMs) === 'live' ? session : undefined;
}
