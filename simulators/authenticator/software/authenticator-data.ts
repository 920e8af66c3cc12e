// Authenticator data (WebAuthn Level 3, section 6.1): RP id hash, flags, signature counter, attested credential data.
// Every flag is set as told, also combinations the standard forbids: whoever tests a relying party needs those.
import { concatBytes } from './concat-bytes.ts';

export interface AuthenticatorFlags {
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
}

export interface AttestedCredential {
  /** 16 bytes. */
  readonly aaguid: Uint8Array;
  /** At most 1023 bytes by the standard; the field holds 65535. */
  readonly credentialId: Uint8Array;
  /** COSE_Key. */
  readonly publicKey: Uint8Array;
}

export interface AuthenticatorDataFields {
  /** SHA-256 of the RP id. */
  readonly rpIdHash: Uint8Array;
  readonly flags: AuthenticatorFlags;
  /** 0 where the authenticator keeps no counter; at most 2^32 - 1. */
  readonly signCount: number;
  /** In registrations only. */
  readonly attested?: AttestedCredential;
}

const flagBits = { userPresent: 0x01, userVerified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 } as const;

export function encodeAuthenticatorData({ rpIdHash, flags, signCount, attested }: AuthenticatorDataFields): Uint8Array<ArrayBuffer> {
  const fixed = new Uint8Array(5);
  fixed[0] =
    (flags.userPresent ? flagBits.userPresent : 0) |
    (flags.userVerified ? flagBits.userVerified : 0) |
    (flags.backupEligible ? flagBits.backupEligible : 0) |
    (flags.backedUp ? flagBits.backedUp : 0) |
    (attested === undefined ? 0 : flagBits.attested);
  new DataView(fixed.buffer).setUint32(1, signCount);
  if (attested === undefined) return concatBytes(rpIdHash, fixed);
  const idLength = Uint8Array.of(attested.credentialId.length >> 8, attested.credentialId.length & 0xff);
  return concatBytes(rpIdHash, fixed, attested.aaguid, idLength, attested.credentialId, attested.publicKey);
}
