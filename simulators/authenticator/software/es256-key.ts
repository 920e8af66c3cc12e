// A P-256 key that signs. Signatures come from WebCrypto; another engine may stand behind the same interface.
import { fromBase64url } from './base64url.ts';

/** All that a sign-in needs of a key. */
export interface Es256Signer {
  /** p1363: r then s, 64 bytes, as WebCrypto gives it. der: as WebAuthn carries it. Each engine is quickest in its own. */
  readonly signatureForm: 'p1363' | 'der';
  /** ECDSA with SHA-256 over the message. */
  readonly sign: (message: Uint8Array<ArrayBuffer>) => ArrayBuffer | Promise<ArrayBuffer>;
}

export interface Es256Key extends Es256Signer {
  /** Uncompressed, 65 bytes: 04, x, y. */
  readonly publicPoint: Uint8Array;
}

const coordinateBytes = 32;
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ecdsaSha256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

export async function generateEs256Key(): Promise<Es256Key> {
  const { subtle } = globalThis.crypto;
  const pair = await subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  return {
    ...es256SignerOf(pair.privateKey),
    publicPoint: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)),
  };
}

/** Takes the private key as PKCS #8, the form in which browsers' virtual authenticators hand it out; the public half may be missing in it. */
export async function importEs256Key(pkcs8: Uint8Array<ArrayBuffer>): Promise<Es256Key> {
  const { subtle } = globalThis.crypto;
  const privateKey = await subtle.importKey('pkcs8', pkcs8, ecdsa, true, ['sign']);
  const { x, y } = await subtle.exportKey('jwk', privateKey);
  if (x === undefined || y === undefined) throw new TypeError('PKCS #8 key is no elliptic-curve key');
  return { ...es256SignerOf(privateKey), publicPoint: publicPoint(fromBase64url(x), fromBase64url(y)) };
}

/** Coordinates come from JWK, where k6 2.2 leaves out their leading zeros (RFC 7518, section 6.2.1.2, wants them). */
export function publicPoint(x: Uint8Array, y: Uint8Array): Uint8Array {
  const point = new Uint8Array(1 + 2 * coordinateBytes);
  point[0] = 4;
  point.set(x, 1 + coordinateBytes - x.length);
  point.set(y, 1 + 2 * coordinateBytes - y.length);
  return point;
}

/** The same without the public half, for half the work. */
export async function importEs256Signer(pkcs8: Uint8Array<ArrayBuffer>): Promise<Es256Signer> {
  return es256SignerOf(await globalThis.crypto.subtle.importKey('pkcs8', pkcs8, ecdsa, false, ['sign']));
}

type CryptoKey = Parameters<typeof globalThis.crypto.subtle.sign>[1];

/** Not an async function: that would be one more promise for every signature. */
export function es256SignerOf(privateKey: CryptoKey): Es256Signer {
  const { subtle } = globalThis.crypto;
  return { signatureForm: 'p1363', sign: (message) => subtle.sign(ecdsaSha256, privateKey, message) };
}
