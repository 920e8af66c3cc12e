// The attestation key of a batch of authenticators, as it is handed to other programs, k6 among them.
import type { AttestationKey } from './attestation-object.ts';
import { importEs256Signer } from './es256-key.ts';
import type { Platform } from './platform.ts';

export interface BatchKey {
  /** DER, base64url. */
  readonly certificate: string;
  /** base64url. */
  readonly pkcs8: string;
}

export async function attestationKey(
  { fromBase64url }: Pick<Platform, 'fromBase64url'>,
  { certificate, pkcs8 }: BatchKey,
): Promise<AttestationKey> {
  return { certificates: [fromBase64url(certificate)], signer: await importEs256Signer(fromBase64url(pkcs8)) };
}
