// Conditional Access policies as Microsoft Graph has them (conditionalAccessPolicy), as far as they bear on how people sign in and
// register: who, to what, from where; what is demanded. Every enabled policy that applies must be met; one that only reports is told apart.
// Source: Graph CSDL v1.0; Microsoft Learn, concept-conditional-access-policies and concept-authentication-strengths.
import { z } from 'zod';

const mostIds = 10_000;
const ids = (about: string) => z.array(z.string().min(1).max(200)).max(mostIds).default([]).describe(about);

export const registerSecurityInformation = 'urn:user:registersecurityinfo';

export const platforms = ['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux'] as const;
export type Platform = (typeof platforms)[number];

export const clientAppTypes = ['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other'] as const;
export type ClientAppType = (typeof clientAppTypes)[number];

export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export const grantControls = [
  'block',
  'mfa',
  'compliantDevice',
  'domainJoinedDevice',
  'approvedApplication',
  'compliantApplication',
  'passwordChange',
] as const;
export type GrantControl = (typeof grantControls)[number];

const everyOr = <T extends readonly [string, ...string[]]>(every: string, values: T, about: string) =>
  z
    .array(z.enum([every, ...values]))
    .max(20)
    .default([])
    .describe(about);

export const conditionalAccessPolicy = z.strictObject({
  id: z.string().min(1).max(100).describe('Id, a GUID in Microsoft Entra'),
  displayName: z.string().min(1).max(300).describe('What the administrator calls it'),
  state: z
    .enum(['enabled', 'disabled', 'enabledForReportingButNotEnforced'])
    .default('enabled')
    .describe('enabledForReportingButNotEnforced: its result is written down, and nobody is refused'),
  conditions: z
    .strictObject({
      users: z
        .strictObject({
          includeUsers: ids('Ids of people, or All, None, GuestsOrExternalUsers'),
          excludeUsers: ids('Ids of people, or GuestsOrExternalUsers'),
          includeGroups: ids('Ids of groups'),
          excludeGroups: ids('Ids of groups'),
          includeRoles: ids('Template ids of directory roles'),
          excludeRoles: ids('Template ids of directory roles'),
          includesGuests: z.boolean().default(false).describe('includeGuestsOrExternalUsers is set'),
          excludesGuests: z.boolean().default(false).describe('excludeGuestsOrExternalUsers is set'),
        })
        .prefault({})
        .describe('Whom it is for; whoever is excluded anywhere is left out'),
      applications: z
        .strictObject({
          includeApplications: ids('Ids of applications, or All, None, Office365, MicrosoftAdminPortals'),
          excludeApplications: ids('Ids of applications, or Office365, MicrosoftAdminPortals'),
          includeUserActions: ids(`User actions: ${registerSecurityInformation}, urn:user:registerdevice`),
        })
        .prefault({})
        .describe('To what'),
      clientAppTypes: everyOr('all', clientAppTypes, 'Kinds of client. Absent: all'),
      platforms: z
        .strictObject({
          includePlatforms: everyOr('all', platforms, 'Operating systems'),
          excludePlatforms: z.array(z.enum(platforms)).max(20).default([]).describe('Operating systems left out'),
        })
        .optional()
        .describe('Absent: any operating system'),
      locations: z
        .strictObject({
          includeLocations: ids('Ids of named locations, or All, AllTrusted'),
          excludeLocations: ids('Ids of named locations, or AllTrusted'),
        })
        .optional()
        .describe('Absent: anywhere'),
      userRiskLevels: z.array(z.enum(riskLevels)).max(3).default([]).describe('Risk of the account. Absent: any'),
      signInRiskLevels: z.array(z.enum(riskLevels)).max(3).default([]).describe('Risk of the sign-in. Absent: any'),
    })
    .prefault({})
    .describe('When it applies: all of these together'),
  grantControls: z
    .strictObject({
      operator: z.enum(['AND', 'OR']).default('OR').describe('Whether all of these must be met, or one'),
      builtInControls: z.array(z.enum(grantControls)).max(20).default([]).describe('Demands by name'),
      authenticationStrength: z.string().min(1).max(100).optional().describe('Id of the strength that is demanded'),
      termsOfUse: ids('Ids of terms of use to be accepted'),
    })
    .optional()
    .describe('What is demanded. Absent: nothing'),
  notUnderstood: z
    .array(z.string().min(1).max(300))
    .max(100)
    .default([])
    .describe(
      'Conditions and controls that an export has and nothing here evaluates (device filters, token protection, ...): the policy is told as not evaluated for them, never left out in silence',
    ),
});
export type ConditionalAccessPolicy = z.output<typeof conditionalAccessPolicy>;
