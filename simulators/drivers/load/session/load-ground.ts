// What all attempts of a load driver share, in k6 and in tests: the target, and how this runtime does HTTP, pages and cryptography.
import type { Target } from '../../../../scenarios/schema/target.ts';
import type { ProofingProfiles } from '../../../attempt/recovery-phone.ts';
import type { AttestationKey } from '../../../authenticator/software/attestation-object.ts';
import type { Es256Key, Es256Signer } from '../../../authenticator/software/es256-key.ts';
import type { Platform } from '../../../authenticator/software/platform.ts';
import type { PageReader, WebClient } from './web-client.ts';

export interface LoadGround {
  readonly target: Target;
  /** Users are spread over the target's processes by index. */
  readonly baseUrls: readonly string[];
  /** The external provider that it may send people to. Absent: none. */
  readonly externalUrl?: string | undefined;
  /** Absent: a target of somebody else's. */
  readonly token?: string;
  /** A client without cookies, for one attempt. */
  readonly newWebClient: () => WebClient;
  readonly pages: PageReader;
  readonly platform: Platform;
  /** The key of a user's passkey with this ordinal, to register it with. */
  readonly keyOf: (user: number, ordinal: number) => Promise<Es256Key>;
  /** The same key, to sign with: half the work. */
  readonly signerOf: (user: number, ordinal: number) => Promise<Es256Signer>;
  /** Of the batch that an authenticator of this AAGUID is of. */
  readonly attestationOf: (aaguid: string) => Promise<AttestationKey>;
  /** RFC 6238, six digits. `secret` in base32. */
  readonly totp: (secret: string, atMs: number) => string;
  /** Whoever checks identities. Absent: nobody recovers an account. */
  readonly proofing?: () => ProofingProfiles;
  /** Real time, ms. */
  readonly now: () => number;
}

export function baseUrlOf({ baseUrls }: Pick<LoadGround, 'baseUrls'>, user: number): string {
  const url = baseUrls[user % baseUrls.length];
  if (url === undefined) throw new RangeError('a target has at least one address');
  return url;
}

/** The time at which the target checks an app's code: the user's clock where it was started for simulation, else its own. */
export function clockOfTarget({ token, now }: Pick<LoadGround, 'token' | 'now'>, userNowMs: number): number {
  return token === undefined ? now() : userNowMs;
}
