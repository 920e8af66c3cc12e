// An account of the directory: what the site decides by. A password's hash, the secret of an authenticator app and the public keys of
// passkeys stay with whoever verifies by them; an account is never changed, a later one takes its place.
import type { Provider } from '../../scenarios/schema/provider.ts';
import type { SecondFactorOrNone } from '../../scenarios/schema/persona.ts';
import { noGuesses, type GuessRecord } from './rules/guess-record.ts';
import type { SessionRevocation } from './rules/session-revocation.ts';
import type { TemporaryAccessPass } from './rules/temporary-access-pass.ts';

/** A passkey as the site knows it. */
export interface Credential {
  /** base64url */
  readonly credentialId: string;
  readonly aaguid: string;
  /** Backup eligible or not, which is for life. */
  readonly passkeyType: Provider['passkeyType'];
  /** A maker whom the tenant trusts vouched for it when it was registered. */
  readonly attested: boolean;
  /** Last signature counter; 0 where the authenticator keeps none. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** ms since the Unix epoch. */
  readonly createdAtMs: number;
}

/** What the directory holds of the person beside their account: what a recovery compares and the tenant's own check looks at. */
export interface DirectoryIdentity {
  readonly givenName?: string | undefined;
  readonly surname?: string | undefined;
  readonly employeeId?: string | undefined;
  /** ISO 8601, a day. */
  readonly dateOfBirth?: string | undefined;
  /** How many others of the tenant have the same names. */
  readonly namesakes: number;
}

export interface Account {
  /** GUID. */
  readonly id: string;
  /** As compared: trimmed, well-formed, NFC, lower case. */
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** Absent: the directory holds nothing but the account. */
  readonly identity?: DirectoryIdentity | undefined;
  /** Ids of those that the person is in; each persona is one. */
  readonly groups: readonly string[];
  /** WebAuthn user.id, base64url; says nothing about the person. */
  readonly userHandle: string;
  readonly secondFactor: SecondFactorOrNone;
  /** Where codes go; undefined: they reach nobody, and no page says so. */
  readonly mobileNumber: string | undefined;
  readonly alternateEmail: string | undefined;
  /** False: an administrator has taken it away, and nobody sets another. */
  readonly hasPassword: boolean;
  readonly guesses: GuessRecord;
  /** Time step of the authenticator app's code accepted last; undefined: none yet. */
  readonly lastTotpStep: number | undefined;
  readonly credentials: readonly Credential[];
  /** Undefined: none was issued. A new one takes the place of the last. */
  readonly pass: TemporaryAccessPass | undefined;
  /** Sessions from before, ended by an administrator. Absent: none were. */
  readonly revoked?: SessionRevocation | undefined;
  /** Times of reset codes sent, ms since the Unix epoch. */
  readonly resetCodesSentAtMs: readonly number[];
}

export type NewAccount = Omit<
  Account,
  'hasPassword' | 'guesses' | 'lastTotpStep' | 'pass' | 'revoked' | 'resetCodesSentAtMs'
>;

const noneYet: readonly number[] = [];

/** As an administrator makes one: nothing has happened to it yet. */
export function newAccount({
  id,
  userPrincipalName,
  displayName,
  identity,
  groups,
  userHandle,
  secondFactor,
  mobileNumber,
  alternateEmail,
  credentials,
}: NewAccount): Account {
  return {
    id,
    userPrincipalName,
    displayName,
    identity,
    groups,
    userHandle,
    secondFactor,
    mobileNumber,
    alternateEmail,
    hasPassword: true,
    guesses: noGuesses,
    lastTotpStep: undefined,
    credentials,
    pass: undefined,
    resetCodesSentAtMs: noneYet,
  };
}

/** Made once: one in a function is made anew at each call. */
const asCompared = /^[a-z0-9.@_-]*$/;

/** Half of a surrogate pair, which JSON can bring and no reader of the log need take, becomes U+FFFD. */
export function normaliseUserName(entered: string): string {
  // Nearly every name is as compared already.
  if (asCompared.test(entered)) return entered;
  return entered.trim().toWellFormed().normalize('NFC').toLowerCase();
}
