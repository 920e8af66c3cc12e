// An account of the directory, with what it can sign in with and what it has been through.
import type { GuessRecord, TotpRecord } from '../rules/guess-record.ts';
import type { ResetChannel } from '../rules/password-reset.ts';

export interface Passkey {
  /** Base64url. */
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  readonly transports: readonly string[];
  readonly aaguid: string;
  /** By WebAuthn backup eligibility, which is for life. */
  readonly passkeyType: 'synced' | 'deviceBound';
  readonly createdAtMs: number;
}

export interface Message {
  readonly channel: ResetChannel;
  /** Phone number or e-mail address. */
  readonly to: string;
  readonly purpose: 'sign-in' | 'password-reset';
  readonly code: string;
  readonly sentAtMs: number;
}

export type SecondFactorMethod =
  | ({ readonly kind: 'totp'; readonly secret: string } & TotpRecord)
  | { readonly kind: 'text-message' }
  | { readonly kind: 'e-mail' };

export interface Account {
  readonly id: string;
  /** As compared: trimmed, well-formed, NFC, lower case. */
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** WebAuthn user.id: 32 random bytes, base64url; says nothing about the person. */
  readonly userHandle: string;
  passwordHash: string;
  readonly secondFactor: SecondFactorMethod;
  readonly mobileNumber?: string;
  readonly alternateEmail?: string;
  readonly guesses: GuessRecord;
  readonly passkeys: Passkey[];
  /** Messages sent, newest last; the oldest fall out. */
  readonly inbox: Message[];
  /** Times of reset codes sent. */
  resetCodesSentAtMs: readonly number[];
}

/** Half of a surrogate pair, which JSON can bring and no reader of the log need take, becomes U+FFFD. */
export function normaliseUserName(entered: string): string {
  return entered.trim().toWellFormed().normalize('NFC').toLowerCase();
}
