// What is read of an entry of FIDO metadata (MDS 3.1, "MetadataBLOBPayloadEntry"), in its own words. All else of an entry is left alone.
// Source: FIDO Metadata Service 3.1 and FIDO Metadata Statement 3.1.
import { z } from 'zod';
import { tellingStatuses, type KnownAuthenticator } from './known-authenticator.ts';

const word = z.string().max(200);
const words = z.array(word).max(200);

const statusReport = z.object({ status: word, effectiveDate: z.iso.date().optional() });

/** Of the command authenticatorGetInfo (CTAP 2.1 section 6.4). */
const getInfo = z.object({
  versions: words.default([]),
  extensions: words.default([]),
  options: z
    .object({ rk: z.boolean().optional(), uv: z.boolean().optional(), clientPin: z.boolean().optional() })
    .default({}),
});

const metadataStatement = z.object({
  description: z.string().max(2_000),
  attestationTypes: words.default([]),
  // Some makers' lines are broken as in PEM.
  attestationRootCertificates: z
    .array(
      z
        .string()
        .max(16_384)
        .transform((text) => text.replaceAll(/\s/g, ''))
        .pipe(z.base64()),
    )
    .max(100),
  userVerificationDetails: z
    .array(z.array(z.object({ userVerificationMethod: word })).max(100))
    .max(100)
    .default([]),
  authenticatorGetInfo: getInfo.prefault({}),
});

export const metadataEntry = z.object({
  aaguid: z.guid().toLowerCase(),
  metadataStatement,
  statusReports: z.array(statusReport).max(1_000),
});
export type MetadataEntry = z.output<typeof metadataEntry>;

/** Ways that say nothing of who somebody is. */
const noVerification: ReadonlySet<string> = new Set(['none', 'presence_internal']);
const longestDescription = 400;

export function knownAuthenticatorOf({
  aaguid,
  metadataStatement: {
    description,
    attestationTypes,
    attestationRootCertificates,
    userVerificationDetails,
    ...statement
  },
  statusReports,
}: MetadataEntry): KnownAuthenticator {
  const { versions, extensions, options } = statement.authenticatorGetInfo;
  const verifies = userVerificationDetails
    .flat()
    .some(({ userVerificationMethod }) => !noVerification.has(userVerificationMethod));
  return {
    aaguid,
    description: description.slice(0, longestDescription),
    isFido2: versions.some((version) => version.startsWith('FIDO_2_')),
    // False says that it could, and nothing is set up.
    verifiesUsers: options.uv !== undefined || options.clientPin !== undefined || verifies,
    keepsPasskeys: options.rk === true,
    hasHmacSecret: extensions.includes('hmac-secret') || extensions.includes('prf'),
    attestsInFull: attestationTypes.includes('basic_full'),
    statuses: statusReports.flatMap(({ status, effectiveDate }) => {
      const telling = tellingStatuses.find((each) => each === status);
      if (telling === undefined) return [];
      return [effectiveDate === undefined ? { status: telling } : { status: telling, from: effectiveDate }];
    }),
    roots: attestationRootCertificates,
  };
}
