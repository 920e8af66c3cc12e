// The attestation object (WebAuthn Level 3, section 6.5.4) in the formats this authenticator speaks.
import { assertionSignature } from './assertion-signature.ts';
import { cborEncode, type CborMap, type CborValue } from './cbor-encode.ts';
import { es256 } from './cose-key.ts';
import type { Es256Signer } from './es256-key.ts';

export type AttestationStatement = { readonly format: string; readonly statement: CborMap };

/** The key that a batch of authenticators shares, and the certificates that vouch for it. */
export interface AttestationKey {
  /** DER: the key's own certificate first, then those that lead to a root the relying party knows; not the root itself. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
  readonly signer: Es256Signer;
}

export const noAttestation: AttestationStatement = { format: 'none', statement: new Map() };

/** Format "packed" without a certificate (section 8.2): the credential's own key signs. */
export async function selfAttestation(
  key: Es256Signer,
  authenticatorData: Uint8Array,
  clientDataHash: Uint8Array,
): Promise<AttestationStatement> {
  return packed(await assertionSignature(key, authenticatorData, clientDataHash));
}

/** Format "packed" with a certificate chain (section 8.2): the attestation key signs. */
export async function certifiedAttestation(
  { signer, certificates }: AttestationKey,
  authenticatorData: Uint8Array,
  clientDataHash: Uint8Array,
): Promise<AttestationStatement> {
  return packed(await assertionSignature(signer, authenticatorData, clientDataHash), certificates);
}

function packed(signature: Uint8Array, certificates?: readonly Uint8Array[]): AttestationStatement {
  const statement = new Map<string, CborValue>([
    ['alg', es256],
    ['sig', signature],
  ]);
  if (certificates !== undefined) statement.set('x5c', certificates);
  return { format: 'packed', statement };
}

export function encodeAttestationObject(
  { format, statement }: AttestationStatement,
  authenticatorData: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return cborEncode(
    new Map<string, CborValue>([
      ['fmt', format],
      ['attStmt', statement],
      ['authData', authenticatorData],
    ]),
  );
}
