// The row that a credential decision writes into the sign-in log, before it takes the log's form.
import type { Account, Credential } from './account.ts';
import type { SignInCode } from './rules/sign-in-code.ts';

/** How a person was asked to prove who they are, and what came of it. `passkey`: of which kind; `unknown`: not one of ours. */
export interface FactorShown {
  readonly method:
    | 'password'
    | 'temporary-access-pass'
    | Account['secondFactor']
    | { readonly passkey: Credential['passkeyType'] | 'unknown' };
  readonly atMs: number;
  readonly succeeded: boolean;
  readonly detail: string;
}

export interface SignInRow {
  readonly code: SignInCode;
  /** Absent: the user name or the credential is nobody's. */
  readonly account?: Account | undefined;
  /** As entered, for a row without an account. */
  readonly userName?: string | undefined;
  /** The stage that the sign-in reached: singleFactor when the first factor failed. */
  readonly requirement: 'singleFactorAuthentication' | 'multiFactorAuthentication';
  readonly additionalDetails?: string;
  readonly factors: readonly FactorShown[];
}
