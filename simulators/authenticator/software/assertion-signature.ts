// What assertions and attestation statements sign: authenticator data followed by the hash of the client data
// (WebAuthn Level 3, sections 6.3.3 step 11 and 8.2), and the form their signatures take.
import { derSignature } from './der-signature.ts';
import type { Es256Signer } from './es256-key.ts';

export async function assertionSignature(
  signer: Es256Signer,
  authenticatorData: Uint8Array,
  clientDataHash: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  return carriedSignature(signer, await signer.sign(signedBytes(authenticatorData, clientDataHash)));
}

export function signedBytes(authenticatorData: Uint8Array, clientDataHash: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(authenticatorData.length + clientDataHash.length);
  bytes.set(authenticatorData);
  bytes.set(clientDataHash, authenticatorData.length);
  return bytes;
}

/** A signature of this signer as WebAuthn carries it: DER. */
export function carriedSignature(signer: Es256Signer, signature: ArrayBuffer): Uint8Array<ArrayBuffer> {
  return signer.signatureForm === 'der' ? new Uint8Array(signature) : derSignature(signature);
}
