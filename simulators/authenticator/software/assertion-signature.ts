// What an assertion signs: authenticator data followed by the hash of the client data (WebAuthn Level 3, section 6.3.3 step 11).
import { concatBytes } from './concat-bytes.ts';
import { derSignature } from './der-signature.ts';
import type { Es256Key } from './es256-key.ts';
import { sha256 } from './sha256.ts';

export async function assertionSignature(key: Es256Key, authenticatorData: Uint8Array, clientDataJSON: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return derSignature(await key.sign(concatBytes(authenticatorData, await sha256(clientDataJSON))));
}
