// Keys and ids of a simulated population's passkeys, worked out from (seed, user, ordinal): nothing is stored, and a passkey
// registered in one process is used in another. Every address has a key of its own. For simulation only: who knows the seed has the keys.
import { concatBytes } from './concat-bytes.ts';
import { importEs256Key, importEs256Signer, type Es256Key, type Es256Signer } from './es256-key.ts';
import type { Platform } from './platform.ts';

export interface CredentialAddress {
  /** Of the scenario. */
  readonly seed: number;
  /** Index in the population. */
  readonly user: number;
  /** Among the user's credentials, from 0. */
  readonly ordinal: number;
}

/** PKCS #8 of a P-256 key without its public half, which the engine that imports it works out, up to the 32 bytes of the private scalar. */
const pkcs8Prefix = Uint8Array.of(
  0x30,
  0x41,
  0x02,
  0x01,
  0x00,
  0x30,
  0x13,
  0x06,
  0x07,
  0x2a,
  0x86,
  0x48,
  0xce,
  0x3d,
  0x02,
  0x01,
  0x06,
  0x08,
  0x2a,
  0x86,
  0x48,
  0xce,
  0x3d,
  0x03,
  0x01,
  0x07,
  0x04,
  0x27,
  0x30,
  0x25,
  0x02,
  0x01,
  0x01,
  0x04,
  0x20,
);
/** Number of points of P-256 (SP 800-186, section 3.2.1.3): private scalars go from 1 to one less. */
const order = Uint8Array.of(
  0xff,
  0xff,
  0xff,
  0xff,
  0x00,
  0x00,
  0x00,
  0x00,
  0xff,
  0xff,
  0xff,
  0xff,
  0xff,
  0xff,
  0xff,
  0xff,
  0xbc,
  0xe6,
  0xfa,
  0xad,
  0xa7,
  0x17,
  0x9e,
  0x84,
  0xf3,
  0xb9,
  0xca,
  0xc2,
  0xfc,
  0x63,
  0x25,
  0x51,
);

type Hashing = Pick<Platform, 'sha256'>;

/** The key of this passkey, to sign in with. Throws RangeError as derivedPkcs8(). */
export async function derivedSigner(platform: Hashing, address: CredentialAddress): Promise<Es256Signer> {
  return importEs256Signer(await derivedPkcs8(platform, address));
}

/** The key of this passkey, to register it with. Throws RangeError as derivedPkcs8(). */
export async function derivedKey(platform: Hashing, address: CredentialAddress): Promise<Es256Key> {
  return importEs256Key(await derivedPkcs8(platform, address));
}

/**
 * The private key of this passkey as PKCS #8, for an engine other than WebCrypto.
 * @throws RangeError for an address that is not of whole numbers from 0 to 2^53 - 1.
 */
export async function derivedPkcs8(hashing: Hashing, address: CredentialAddress): Promise<Uint8Array<ArrayBuffer>> {
  return pkcs8OfName(hashing, nameOf('private-key', address));
}

/** The private key that everybody has who knows this name. */
export async function pkcs8OfName({ sha256 }: Hashing, name: string): Promise<Uint8Array<ArrayBuffer>> {
  // A hash that is no scalar is left for the next, so that all scalars stay equally likely; one in 2^32 is.
  for (let trial = 0; ; trial += 1) {
    const scalar = await sha256(`${name}/trial=${trial}`);
    if (isPrivateScalar(scalar)) return concatBytes(pkcs8Prefix, scalar);
  }
}

/**
 * The credential id of this passkey, 32 bytes.
 * @throws RangeError as derivedPkcs8().
 */
export async function derivedCredentialId(
  { sha256 }: Hashing,
  address: CredentialAddress,
): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(nameOf('credential-id', address));
}

/** Distinct for distinct purposes and addresses: that no key is used twice rests on this and on SHA-256. */
function nameOf(purpose: 'private-key' | 'credential-id', { seed, user, ordinal }: CredentialAddress): string {
  for (const part of [seed, user, ordinal]) {
    if (!Number.isSafeInteger(part) || part < 0)
      throw new RangeError(`found ${part} in the address of a credential, expected a whole number from 0 to 2^53 - 1`);
  }
  return `passkey-pilot/es256/${purpose}/seed=${seed}/user=${user}/ordinal=${ordinal}`;
}

function isPrivateScalar(bytes: Uint8Array): boolean {
  const differsAt = bytes.findIndex((byte, index) => byte !== order[index]);
  const isBelowOrder = differsAt >= 0 && (bytes[differsAt] ?? 0) < (order[differsAt] ?? 0);
  return isBelowOrder && bytes.some((byte) => byte !== 0);
}
