// A model of authenticator as the tenant knows it from FIDO metadata: all that is asked of it where attestation is enforced.
import { z } from 'zod';
import { day } from './units.ts';

/** Statuses of the FIDO Metadata Service 3.1 (AuthenticatorStatus) that say the model was certified, at any level. */
const certifications = [
  'FIDO_CERTIFIED',
  'FIDO_CERTIFIED_L1',
  'FIDO_CERTIFIED_L1plus',
  'FIDO_CERTIFIED_L2',
  'FIDO_CERTIFIED_L2plus',
  'FIDO_CERTIFIED_L3',
  'FIDO_CERTIFIED_L3plus',
] as const;

/** Those that say it is not to be trusted any more. */
const compromises = [
  'REVOKED',
  'USER_VERIFICATION_BYPASS',
  'ATTESTATION_KEY_COMPROMISE',
  'USER_KEY_REMOTE_COMPROMISE',
  'USER_KEY_PHYSICAL_COMPROMISE',
] as const;

export const tellingStatuses = [...certifications, ...compromises] as const;
type TellingStatus = (typeof tellingStatuses)[number];

export function isCompromise(status: TellingStatus): boolean {
  return (compromises as readonly TellingStatus[]).includes(status);
}

/** A DER certificate has a few KB. */
const longestRoot = 16_384;

export const knownAuthenticator = z.strictObject({
  aaguid: z.guid().toLowerCase().describe('Its Authenticator Attestation GUID'),
  description: z.string().max(400).describe('What its maker calls it'),
  isFido2: z.boolean().describe('It speaks FIDO 2.0 or later'),
  verifiesUsers: z.boolean().describe('By a PIN or a biometric'),
  keepsPasskeys: z.boolean().describe('Its credentials can be found without a user name (resident keys)'),
  hasHmacSecret: z.boolean().describe('The extension hmac-secret or prf'),
  attestsInFull: z.boolean().describe('With a certificate of its maker (attestation type basic_full)'),
  statuses: z
    .array(
      z.strictObject({
        status: z.enum(tellingStatuses).describe('As the FIDO Metadata Service has it'),
        from: day.optional().describe('From when on it holds. Absent: it always did'),
      }),
    )
    .max(100)
    .describe('Certified, revoked or compromised, and from when on'),
  roots: z
    .array(z.base64().max(longestRoot))
    .max(100)
    .describe('Certificates, DER in base64, that its chain may end in'),
});
export type KnownAuthenticator = z.output<typeof knownAuthenticator>;
