// The JSON a browser sends after a WebAuthn ceremony (PublicKeyCredential.toJSON()), checked in form and size before it is looked at.
import { z } from 'zod';

const base64url = (longest: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(longest);
/** Credential ids have at most 1023 bytes, user handles 64 (WebAuthn Level 3 sections 5.8.3 and 5.4.3); the rest is bounded by us. */
const credentialId = base64url(1364);
const userHandle = base64url(86);
const bytes = base64url(16_384);

const common = { id: credentialId, rawId: credentialId, type: z.literal('public-key') };

export const assertionResponse = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    // Browsers differ: absent, null or empty where the authenticator gives none.
    userHandle: z.union([userHandle, z.literal(''), z.null()]).optional(),
  }),
});
export type AssertionResponse = z.infer<typeof assertionResponse>;

export const attestationResponse = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(32)).max(8).optional(),
  }),
});
export type AttestationResponse = z.infer<typeof attestationResponse>;
