// The attestation object (WebAuthn Level 3, section 6.5.4) in the formats this authenticator speaks.
import { cborEncode, type CborMap, type CborValue } from './cbor-encode.ts';
import { concatBytes } from './concat-bytes.ts';
import { es256 } from './cose-key.ts';
import { derSignature } from './der-signature.ts';
import type { Es256Key } from './es256-key.ts';

export type AttestationStatement = { readonly format: string; readonly statement: CborMap };

export const noAttestation: AttestationStatement = { format: 'none', statement: new Map() };

/** Format "packed" without a certificate (section 8.2): the credential's own key signs. */
export async function selfAttestation(key: Es256Key, authenticatorData: Uint8Array, clientDataHash: Uint8Array): Promise<AttestationStatement> {
  const signature = derSignature(await key.sign(concatBytes(authenticatorData, clientDataHash)));
  return {
    format: 'packed',
    statement: new Map<string, CborValue>([
      ['alg', es256],
      ['sig', signature],
    ]),
  };
}

export function encodeAttestationObject({ format, statement }: AttestationStatement, authenticatorData: Uint8Array): Uint8Array<ArrayBuffer> {
  return cborEncode(
    new Map<string, CborValue>([
      ['fmt', format],
      ['attStmt', statement],
      ['authData', authenticatorData],
    ]),
  );
}
