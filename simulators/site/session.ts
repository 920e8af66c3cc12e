// What the site knows of one browser: how far its sign-in or reset has come, and the ceremony under way. The browser itself holds no more
// than an id.
import type { SecondFactor } from '../../scenarios/schema/persona.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Challenge } from './rules/challenge-life.ts';
import type { CodeRound } from './rules/guess-record.ts';
import { decideSession } from './rules/session-life.ts';

/** `sinceMs`: when it was reached, ms since the Unix epoch. `userName`: as compared; only a person who proved it is known to have an account. `multifactorAtMs` absent: the password sufficed. `oneTimePass`: the sign-in was by a pass that is used up. */
export type Stage =
  | { readonly kind: 'anonymous'; readonly sinceMs: number }
  | { readonly kind: 'password'; readonly sinceMs: number; readonly userName: string }
  | {
      readonly kind: 'second-factor';
      readonly sinceMs: number;
      readonly userName: string;
      readonly secondFactor: SecondFactor;
      readonly round: CodeRound;
    }
  | {
      readonly kind: 'signed-in';
      readonly sinceMs: number;
      readonly userName: string;
      readonly multifactorAtMs?: number;
      readonly oneTimePass?: boolean;
    }
  | { readonly kind: 'reset-code'; readonly sinceMs: number; readonly userName: string; readonly round: CodeRound }
  | { readonly kind: 'reset-password'; readonly sinceMs: number; readonly userName: string };

export type StageOf<K extends Stage['kind']> = Extract<Stage, { kind: K }>;

export interface Session {
  readonly stage: Stage;
  readonly challenge?: Challenge;
}

/** The session, if it has not run out. */
export function liveSession(
  { sessions }: Pick<Policy, 'sessions'>,
  session: Session | undefined,
  nowMs: number,
): Session | undefined {
  if (session === undefined) return undefined;
  const { kind, sinceMs } = session.stage;
  return decideSession(sessions, { signedIn: kind === 'signed-in', sinceMs }, nowMs) === 'live' ? session : undefined;
}
