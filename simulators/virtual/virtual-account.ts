// An account at the target of the virtual driver: what the identity provider's server keeps of it, but for what only I/O needs (hashes,
// public keys, inboxes).
import { noGuesses, type GuessRecord, type TotpRecord } from '../identity-provider/rules/guess-record.ts';

export interface VirtualAccount {
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** As the target would compare its hash: in memory only, and only simulated. */
  password: string;
  readonly guesses: GuessRecord;
  readonly totp: TotpRecord;
  /** ms since the Unix epoch each. */
  resetCodesSentAtMs: readonly number[];
  /** Passkeys registered so far, for their ids. */
  registered: number;
  /** Codes sent so far: makes each another. */
  codesSent: number;
}

export function openVirtualAccount({ userPrincipalName, displayName, password }: Pick<VirtualAccount, 'userPrincipalName' | 'displayName' | 'password'>): VirtualAccount {
  return { userPrincipalName, displayName, password, guesses: noGuesses(), totp: {}, resetCodesSentAtMs: [], registered: 0, codesSent: 0 };
}
