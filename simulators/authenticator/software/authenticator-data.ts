// Authenticator data (WebAuthn Level 3, section 6.1): RP id hash, flags, signature counter, attested credential data.
// Every flag is set as told, also combinations the standard forbids: whoever tests a relying party needs those.

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

const flagBits = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backedUp: 0x10,
  attested: 0x40,
} as const;
/** Where each field begins. */
const at = { flags: 32, signCount: 33, aaguid: 37, credentialIdLength: 53, credentialId: 55 } as const;

export function encodeAuthenticatorData({
  rpIdHash,
  flags,
  signCount,
  attested,
}: AuthenticatorDataFields): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(
    attested === undefined ? at.aaguid : at.credentialId + attested.credentialId.length + attested.publicKey.length,
  );
  data.set(rpIdHash);
  data[at.flags] = flagsByte(flags) | (attested === undefined ? 0 : flagBits.attested);
  // Only the last 8 bits of each number are kept.
  data[at.signCount] = signCount >>> 24;
  data[at.signCount + 1] = signCount >>> 16;
  data[at.signCount + 2] = signCount >>> 8;
  data[at.signCount + 3] = signCount;
  if (attested === undefined) return data;
  data.set(attested.aaguid, at.aaguid);
  data[at.credentialIdLength] = attested.credentialId.length >>> 8;
  data[at.credentialIdLength + 1] = attested.credentialId.length;
  data.set(attested.credentialId, at.credentialId);
  data.set(attested.publicKey, at.credentialId + attested.credentialId.length);
  return data;
}

export function flagsByte({ userPresent, userVerified, backupEligible, backedUp }: AuthenticatorFlags): number {
  return (
    (userPresent ? flagBits.userPresent : 0) |
    (userVerified ? flagBits.userVerified : 0) |
    (backupEligible ? flagBits.backupEligible : 0) |
    (backedUp ? flagBits.backedUp : 0)
  );
}
