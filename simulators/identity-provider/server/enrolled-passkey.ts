// A passkey that an administrator imports with the account, as Graph lets one provision passkeys on behalf of people: made elsewhere,
// checked here in form, stored as if registered.
import { isoBase64URL, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import { z } from 'zod';
import { passkeyTypes } from '../../../scenarios/schema/passkey-type.ts';
import { acceptedAlgorithms } from './relying-party.ts';

/** COSE label of the algorithm (RFC 9052 section 7.1). */
const algorithmLabel = 3;

/** One text for one value: credential ids are compared as texts. */
const base64url = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9_-]+$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text,
    'expected base64url without padding',
  );
const sized = (least: number, most: number) =>
  base64url.refine(
    (text) => {
      const { length } = Buffer.from(text, 'base64url');
      return length >= least && length <= most;
    },
    least === most ? `expected ${most} bytes` : `expected ${least} to ${most} bytes`,
  );

/** WebAuthn user.id; this server gives out 32 bytes. */
export const userHandle = sized(32, 32);

export const enrolledPasskey = z.strictObject({
  /** At least 16 bytes, at most 1023 (WebAuthn Level 3 section 4, "Credential ID"). */
  credentialId: sized(16, 1023),
  /** COSE_Key. */
  publicKey: sized(1, 4096).refine(
    isAcceptedKey,
    `expected a COSE key of one of the algorithms ${acceptedAlgorithms.join(', ')}`,
  ),
  /** Last signature counter; 0 where the authenticator keeps none. */
  counter: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  transports: z.array(z.string().min(1).max(32)).max(8),
  aaguid: z.guid(),
  passkeyType: z.enum(passkeyTypes),
});
export type EnrolledPasskey = z.infer<typeof enrolledPasskey>;

function isAcceptedKey(publicKey: string): boolean {
  try {
    const algorithm = decodeCredentialPublicKey(isoBase64URL.toBuffer(publicKey)).get(algorithmLabel);
    return acceptedAlgorithms.some((accepted) => accepted === algorithm);
  } catch {
    return false;
  }
}
