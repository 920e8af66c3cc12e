// Public keys as WebAuthn carries them: COSE_Key (RFC 9053 section 7.1.1) in attested credential data,
// SubjectPublicKeyInfo (RFC 5480) in getPublicKey().
import { cborEncode, type CborValue } from './cbor-encode.ts';
import { concatBytes } from './concat-bytes.ts';

/** COSE algorithm identifier of ECDSA with SHA-256 on P-256. */
export const es256 = -7;

const label = { keyType: 1, algorithm: 3, curve: -1, x: -2, y: -3 } as const;
const keyTypeEc2 = 2;
const curveP256 = 1;

/** DER of SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING } up to the 65 bytes of the point. */
const subjectPublicKeyInfoPrefix = Uint8Array.of(
  0x30,
  0x59,
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
  0x03,
  0x42,
  0x00,
);

/** `publicPoint`: uncompressed, 65 bytes: 04, x, y. */
export function coseKey(publicPoint: Uint8Array): Uint8Array<ArrayBuffer> {
  return cborEncode(
    new Map<number, CborValue>([
      [label.keyType, keyTypeEc2],
      [label.algorithm, es256],
      [label.curve, curveP256],
      [label.x, publicPoint.slice(1, 33)],
      [label.y, publicPoint.slice(33, 65)],
    ]),
  );
}

export function subjectPublicKeyInfo(publicPoint: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(subjectPublicKeyInfoPrefix, publicPoint);
}
