// A row of the target's own sign-in log, in the shape of Microsoft Graph's `signIn` (beta where v1.0 lacks the field).
// Source: Graph CSDL; only what the reference identity provider can know is filled.
import { z } from 'zod';

export const signIn = z.object({
  id: z.string(),
  createdDateTime: z.string(),
  userId: z.string(),
  userPrincipalName: z.string(),
  userDisplayName: z.string(),
  userType: z.literal('member'),
  appId: z.string(),
  appDisplayName: z.string(),
  correlationId: z.string(),
  ipAddress: z.string(),
  clientAppUsed: z.literal('Browser'),
  userAgent: z.string(),
  isInteractive: z.literal(true),
  signInEventTypes: z.tuple([z.literal('interactiveUser')]),
  authenticationRequirement: z.enum(['singleFactorAuthentication', 'multiFactorAuthentication']),
  processingTimeInMilliseconds: z.number(),
  status: z.object({ errorCode: z.int(), failureReason: z.string(), additionalDetails: z.string().nullable() }),
  deviceDetail: z.object({ operatingSystem: z.string(), browser: z.string() }),
  authenticationDetails: z.array(
    z.object({
      authenticationStepDateTime: z.string(),
      authenticationMethod: z.string(),
      authenticationMethodDetail: z.string(),
      succeeded: z.boolean(),
      authenticationStepResultDetail: z.string(),
      authenticationStepRequirement: z.string(),
    }),
  ),
});
export type SignIn = z.infer<typeof signIn>;
