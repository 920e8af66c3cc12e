// The row that a credential decision writes into the sign-in log, as short as it comes: whoever keeps a log gives it the log's form, and
// nobody else need pay for it.
import type { SecondFactor } from '../../scenarios/schema/persona.ts';
import type { Account, Credential } from './account.ts';
import type { PolicyResult } from './rules/conditional-access.ts';
import type { SignInCode } from './rules/sign-in-code.ts';
import type { Tenant } from './tenant.ts';

/** How a person was asked to prove who they are. */
export type SignInMethod =
  | 'password'
  | 'temporary-access-pass'
  | SecondFactor
  | 'synced-passkey'
  | 'device-bound-passkey'
  /** Nothing was shown now: an earlier sign-in of the session counts. */
  | 'previously-satisfied'
  /** Not one of ours. */
  | 'unknown-passkey';

export interface SignInRow {
  readonly code: SignInCode;
  /** Undefined: the user name or the credential is nobody's. */
  readonly account: Account | undefined;
  /** As entered, for a row without an account. */
  readonly userName: string | undefined;
  /** What was looked at, when, and what came of it. */
  readonly method: SignInMethod;
  readonly atMs: number;
  readonly detail: string;
  /** When the password was found right that a second factor followed; undefined: none did. */
  readonly passwordAtMs: number | undefined;
  /** Of Conditional Access, as they were looked at; undefined: there are none, or it did not come to that. */
  readonly policies: readonly PolicyResult[] | undefined;
}

/** Undefined where nobody keeps a log. @param passwordAtMs as in the row, and so are policies. */
export function signInRow(
  { tenant, nowMs }: { readonly tenant: Tenant; readonly nowMs: number },
  code: SignInCode,
  account: Account | undefined,
  userName: string | undefined,
  method: SignInMethod,
  detail: string,
  passwordAtMs?: number,
  policies?: readonly PolicyResult[],
): SignInRow | undefined {
  return tenant.keepsNoLog === true
    ? undefined
    : { code, account, userName, method, atMs: nowMs, detail, passwordAtMs, policies };
}

export function methodOfPasskey(passkey: Credential | undefined): SignInMethod {
  if (passkey === undefined) return 'unknown-passkey';
  return passkey.passkeyType === 'synced' ? 'synced-passkey' : 'device-bound-passkey';
}
