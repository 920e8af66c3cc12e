// A row of the target's own audit log, in the shape of Microsoft Graph's `directoryAudit`; only what the reference identity provider can know
// is filled. Activities of account recovery: Microsoft Learn, concept-account-recovery-audit-log-events, 10/15/2025.
import { z } from 'zod';

const ofRecovery = [
  'User started account recovery',
  'User started identity issuance with certified partner',
  'User completed identity issuance with certified partner',
  'User failed document validation',
  'User completed identity presentation',
  'User failed face check comparison',
  'User account matched and validated',
  'User account not matched or validated',
  'User registered security information',
  'User completed account recovery',
] as const;

/** By somebody of the help desk, who gives a pass. Of Entra's log of authentication methods; not among those of account recovery. */
const ofHelpDesk = ['Admin registered security info'] as const;

export const auditActivities = [...ofRecovery, ...ofHelpDesk] as const;
export type AuditActivity = (typeof auditActivities)[number];

/** Failures by their name; all others went well. */
const failures: ReadonlySet<AuditActivity> = new Set([
  'User failed document validation',
  'User failed face check comparison',
  'User account not matched or validated',
]);

export const auditResultOf = (activity: AuditActivity) => (failures.has(activity) ? 'failure' : 'success');

export const directoryAudit = z.object({
  id: z.string().describe('Id of the row'),
  activityDateTime: z.string().describe("When it happened on the person's clock: UTC, ISO 8601"),
  activityDisplayName: z.enum(auditActivities).describe('What happened'),
  category: z.literal('UserManagement').describe('As Graph has it. Assumed: not documented for account recovery'),
  correlationId: z.string().describe('The same for all rows of an attempt; in attempts.parquet too'),
  loggedByService: z.string().describe('Which service wrote the row'),
  result: z.enum(['success', 'failure']).describe('How it ended'),
  resultReason: z.string().describe('Why, as a code of the target; empty where all went well'),
  initiatedBy: z
    .object({
      user: z
        .object({
          id: z.string().describe('Id of the account'),
          displayName: z.string().describe('Name of the person'),
          userPrincipalName: z.string().describe('Name of the account'),
          ipAddress: z.string().describe('Address of the client'),
        })
        .describe('Who did it'),
    })
    .describe('By whom'),
  targetResources: z
    .array(
      z.object({
        id: z.string().describe('Id of the account'),
        displayName: z.string().describe('Name of the person'),
        type: z.literal('User').describe('As Graph has it'),
        userPrincipalName: z.string().describe('Name of the account'),
      }),
    )
    .describe('To whose account'),
  additionalDetails: z
    .array(z.object({ key: z.string().describe('What'), value: z.string().describe('Its value') }))
    .describe('What else is known; nothing of a document, a face or a claim'),
});
export type DirectoryAudit = z.infer<typeof directoryAudit>;
