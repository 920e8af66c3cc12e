// A P-256 key that signs. Signatures come from WebCrypto; another engine may stand behind the same interface.
import { fromBase64url } from './base64url.ts';
import { concatBytes } from './concat-bytes.ts';

export interface Es256Key {
  /** Uncompressed, 65 bytes: 04, x, y. */
  readonly publicPoint: Uint8Array;
  /** ECDSA with SHA-256 over the message: r then s, 64 bytes. */
  readonly sign: (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ecdsaSha256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

export async function generateEs256Key(): Promise<Es256Key> {
  const { subtle } = globalThis.crypto;
  const pair = await subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  return signingKey(pair.privateKey, new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
}

/** Takes the private key as PKCS #8, the form in which browsers' virtual authenticators hand it out. */
export async function importEs256Key(pkcs8: Uint8Array<ArrayBuffer>): Promise<Es256Key> {
  const { subtle } = globalThis.crypto;
  const privateKey = await subtle.importKey('pkcs8', pkcs8, ecdsa, true, ['sign']);
  const { x, y } = await subtle.exportKey('jwk', privateKey);
  if (x === undefined || y === undefined) throw new TypeError('PKCS #8 key is no elliptic-curve key');
  return signingKey(privateKey, concatBytes(Uint8Array.of(4), fromBase64url(x), fromBase64url(y)));
}

function signingKey(privateKey: Parameters<typeof globalThis.crypto.subtle.sign>[1], publicPoint: Uint8Array): Es256Key {
  return {
    publicPoint,
    sign: async (message) => new Uint8Array(await globalThis.crypto.subtle.sign(ecdsaSha256, privateKey, message)),
  };
}
