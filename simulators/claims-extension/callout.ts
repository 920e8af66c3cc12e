// What Entra ID posts to a tenant's own check when somebody has presented a Verified ID to recover an account: the event
// OnVerifiedIdClaimValidation. Shape: Microsoft's tutorial of 22 April 2026. That names are required is taken from its sample: recovery asks
// for them anyway. Lengths are the directory's where it has one, else assumed.
import { z } from 'zod';

export const calloutType = 'microsoft.graph.authenticationEvent.verifiedIdClaimValidation';
const calloutDataType = 'microsoft.graph.onVerifiedIdClaimValidationCalloutData';

const id = z.string().min(1).max(256);
/** Entra ID's limit of givenName and surname. */
const name = z.string().max(64);
/** Assumed: far above any name or number on a document, far below a picture. */
const text = z.string().max(1_024);
/** Assumed. */
const mostEntries = 64;

const texts = z
  .record(z.string().min(1).max(128), text)
  .refine((record) => Object.keys(record).length <= mostEntries, `expected at most ${mostEntries} entries`);

export const callout = z.strictObject({
  type: z.literal(calloutType).describe('The event'),
  source: z
    .string()
    .regex(/^\/tenants\/[^/]{1,256}\/applications\/[^/]{1,256}$/)
    .describe('Tenant and application from which the event comes'),
  data: z.strictObject({
    '@odata.type': z.literal(calloutDataType).describe('Shape of the data'),
    tenantId: id.describe('Whose directory the account is in'),
    authenticationEventListenerId: id.describe('Which listener called'),
    customAuthenticationExtensionId: id.describe('Which extension the listener has'),
    authenticationContext: z.strictObject({
      correlationId: id.describe('Ties the call to the logs'),
      user: z.strictObject({
        id: id.describe('Object id of the account that is to be recovered'),
        userPrincipalName: z.string().min(1).max(1_024).describe('Its user principal name'),
        givenName: name.describe('First name in the directory'),
        surname: name.describe('Last name in the directory'),
      }),
    }),
    verifiedIdClaimsContext: z.strictObject({
      identities: z.array(z.unknown()).max(mostEntries).describe('Not documented further; empty in the sample'),
      additionalInfo: texts.describe('Of the directory: the employee id'),
      claims: texts.describe('Of the credential: names, date of birth, kind of document'),
    }),
  }),
});
export type Callout = z.infer<typeof callout>;

/** Of claims and of what comes beside them, in the sample: they may be named to anybody. */
export const publishedNames = ['firstName', 'lastName', 'dateOfBirth', 'documentType', 'employeeId'] as const;

/** What differs from call to call. */
export interface CalloutFacts {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly listenerId: string;
  readonly extensionId: string;
  readonly correlationId: string;
  readonly user: Readonly<Callout['data']['authenticationContext']['user']>;
  /** Absent: the directory has none. */
  readonly employeeId?: string | undefined;
  readonly claims: Readonly<Record<string, string>>;
}

export function calloutOf(facts: CalloutFacts): Callout {
  const { tenantId, applicationId, listenerId, extensionId, correlationId, user, employeeId, claims } = facts;
  return {
    type: calloutType,
    source: `/tenants/${tenantId}/applications/${applicationId}`,
    data: {
      '@odata.type': calloutDataType,
      tenantId,
      authenticationEventListenerId: listenerId,
      customAuthenticationExtensionId: extensionId,
      authenticationContext: { correlationId, user: { ...user } },
      verifiedIdClaimsContext: {
        identities: [],
        additionalInfo: employeeId === undefined ? {} : { employeeId },
        claims: { ...claims },
      },
    },
  };
}
