// What the server knows of one browser: how far its sign-in or reset has come. The cookie holds a random id and nothing else.
import type { Challenge } from '../rules/challenge-life.ts';
import type { CodeRound } from '../rules/guess-record.ts';
import type { Account } from './account.ts';

export type Stage =
  | { readonly kind: 'anonymous'; readonly sinceMs: number }
  | { readonly kind: 'password'; readonly sinceMs: number; readonly userName: string }
  | { readonly kind: 'second-factor'; readonly sinceMs: number; readonly account: Account; readonly round: CodeRound }
  | { readonly kind: 'signed-in'; readonly sinceMs: number; readonly account: Account; readonly multifactorAtMs: number }
  | { readonly kind: 'reset-code'; readonly sinceMs: number; readonly userName: string; readonly account?: Account; readonly round: CodeRound }
  | { readonly kind: 'reset-password'; readonly sinceMs: number; readonly account: Account };

export interface BrowserSession {
  readonly id: string;
  /** Of the sign-in it serves, for the log, where the browser sends none. */
  readonly correlationId: string;
  readonly stage: Stage;
  /** Of a WebAuthn ceremony under way; taken out when it is answered, however. */
  challenge?: Challenge;
}
