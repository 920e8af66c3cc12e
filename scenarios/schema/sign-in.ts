// A row of the target's own sign-in log, in the shape of Microsoft Graph's `signIn` (beta where v1.0 lacks the field).
// Source: Graph CSDL; only what the reference identity provider can know is filled.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

export const signIn = z.object({
  id: z.string().describe('Id of the row'),
  createdDateTime: z.string().describe("When it happened on the person's clock: UTC, ISO 8601"),
  userId: z.string().describe('Id of the account'),
  userPrincipalName: z.string().describe('Name of the account'),
  userDisplayName: z.string().describe('Name of the person'),
  userType: z.literal('member').describe('As Graph has it'),
  appId: z.string().describe('Id of the application signed in to'),
  appDisplayName: z.string().describe('Name of that application'),
  correlationId: z.string().describe('The same for all rows of an attempt; in attempts.parquet too'),
  ipAddress: z.string().describe('Address of the client'),
  clientAppUsed: z.literal('Browser').describe('As Graph has it'),
  userAgent: z.string().describe('User agent of the client'),
  isInteractive: z.literal(true).describe('A person was there'),
  signInEventTypes: z.tuple([z.literal('interactiveUser')]).describe('As Graph has it'),
  authenticationRequirement: z
    .enum(['singleFactorAuthentication', 'multiFactorAuthentication'])
    .describe('What the sign-in needed'),
  processingTimeInMilliseconds: z.number().meta(inUnit('ms', "The target's own processing.")),
  status: z
    .object({
      errorCode: z.int().meta(inUnit('no unit', 'Code of Microsoft Entra: 0 is success.')),
      failureReason: z.string().describe('The code in words'),
      additionalDetails: z.string().nullable().describe('What else is known of it'),
    })
    .describe('The decision'),
  deviceDetail: z
    .object({
      operatingSystem: z.string().describe('As the user agent says'),
      browser: z.string().describe('As the user agent says'),
      isCompliant: z.boolean().optional().describe("Meets the tenant's rules for devices. Absent: nobody asked"),
      isManaged: z.boolean().optional().describe('Joined to the directory or the domain. Absent: nobody asked'),
    })
    .describe('The client'),
  conditionalAccessStatus: z
    .enum(['success', 'failure', 'notApplied'])
    .optional()
    .describe('What Conditional Access came to. Absent: the tenant has none'),
  appliedConditionalAccessPolicies: z
    .array(
      z.object({
        id: z.string().describe('Id of the policy'),
        displayName: z.string().describe('What the administrator calls it'),
        enforcedGrantControls: z.array(z.string()).describe('What it demands, in the words of Graph'),
        enforcedSessionControls: z.array(z.string()).describe('None: sessions are not controlled'),
        result: z
          .enum([
            'success',
            'failure',
            'notApplied',
            'unknown',
            'reportOnlySuccess',
            'reportOnlyFailure',
            'reportOnlyInterrupted',
            'reportOnlyNotApplied',
          ])
          .describe('As Graph has it'),
      }),
    )
    .optional()
    .describe('Every policy that is on or reports, and what it came to. Absent: the tenant has none'),
  authenticationDetails: z
    .array(
      z.object({
        authenticationStepDateTime: z.string().describe("When, on the person's clock: UTC, ISO 8601"),
        authenticationMethod: z.string().describe('Method, in the words of Graph'),
        authenticationMethodDetail: z.string().describe('What else is known of the method'),
        succeeded: z.boolean().describe('The step was passed'),
        authenticationStepResultDetail: z.string().describe('The result in words'),
        authenticationStepRequirement: z.string().describe('What asked for the step'),
      }),
    )
    .describe('Steps of the authentication'),
});
export type SignIn = z.infer<typeof signIn>;
