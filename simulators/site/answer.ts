// What the site says to a request: what is shown, and what follows from it for the browser's session, the directory, the log and the post.
import type { PageName } from '../../scenarios/flows/page-name.ts';
import type { PageCode } from './page-code.ts';
import type { ExternalFault } from './rules/external-answer.ts';
import type { DeskProof } from '../../scenarios/schema/help-desk.ts';
import type { Account } from './account.ts';
import type { AuditEvent } from './audit-event.ts';
import type { RecoveryCall } from './recovery.ts';
import type { ResetChannel } from './rules/password-reset.ts';
import type { GuessRecord } from './rules/guess-record.ts';
import type { Session } from './session.ts';
import type { SignInRow } from './sign-in-row.ts';

export interface Message {
  /** Whom, as user names are compared, and at which number or address. */
  readonly to: string;
  readonly address: string;
  readonly channel: ResetChannel;
  readonly purpose: 'sign-in' | 'password-reset';
  readonly code: string;
}

export type Notice = 'code-sent' | 'password-changed';

/** Why there is no way on, with the status that HTTP has for it. */
export interface Refusal {
  readonly code: PageCode;
  readonly status: 400 | 401 | 403 | 409;
  /** Of an external provider's answer: what is wrong with it. */
  readonly fault?: ExternalFault;
}

export type Shown =
  | { readonly kind: 'page'; readonly page: PageName; readonly code?: PageCode; readonly notice?: Notice }
  /** A page without a name of its own that says why. */
  | ({ readonly kind: 'refusal' } & Refusal)
  /** What the page's script is to ask the authenticator for; the challenge is in the session. `attestation` absent: who made it is not asked. */
  | { readonly kind: 'ceremony'; readonly attestation?: 'direct' }
  /** To nobody at a browser: what was told counts. */
  | { readonly kind: 'heard' }
  /** What the help desk says. `asksFor`: the next proof. Neither: all held, and a pass is read out. */
  | { readonly kind: 'call'; readonly asksFor?: DeskProof; readonly code?: PageCode };

export interface Answer {
  readonly shown: Shown;
  /** Absent: there is none any more. The one handed in, where nothing changed. */
  readonly session: Session | undefined;
  /** The session is at another stage of proof than before: it goes on under an id that nobody can know yet. A ceremony begun before is over. */
  readonly sessionBegins?: boolean | undefined;
  /** Takes the place of the one with its id. */
  readonly account?: Account | undefined;
  readonly guessesAtNobody?: { readonly userName: string; readonly guesses: GuessRecord } | undefined;
  /** The new password, to be kept as a hash. */
  readonly passwordOf?: Account | undefined;
  /** Nobody stays in with what they had before. */
  readonly endsSessionsOf?: Account | undefined;
  /** A new pass: to be drawn as the policy says, kept by whoever verifies by it, and told this once. */
  readonly passOf?: Account | undefined;
  /** What is to be asked of others now. */
  readonly call?: RecoveryCall | undefined;
  readonly row?: SignInRow | undefined;
  readonly audit?: readonly AuditEvent[] | undefined;
  readonly message?: Message | undefined;
}
