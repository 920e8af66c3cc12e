// What an administrator sets at the target. Every field has Microsoft Entra's documented default, or says that ours is assumed.
import { z } from 'zod';
import { authenticationStrength } from './authentication-strength.ts';
import { conditionalAccessPolicy } from './conditional-access.ts';
import { externalMethod } from './external-method.ts';
import { helpDesk } from './help-desk.ts';
import { methodUse } from './method-use.ts';
import { namedLocation } from './named-location.ts';
import { authenticatorApp, codeTries, sentCodes } from './one-time-codes.ts';
import { temporaryAccessPass } from './pass-policy.ts';
import { passkeys } from './passkey-policy.ts';
import { passwordReset, passwords } from './password-policy.ts';
import { exportPaths, groupsOfExports, notCarriedOver } from './policy-of-exports.ts';
import { recoveryPolicy } from './recovery-policy.ts';
import { smartLockout } from './smart-lockout.ts';
import { durationFrom } from './units.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const mostListed = 1_000;

export const policy = z.strictObject({
  exports: exportPaths.optional(),
  groups: groupsOfExports.optional(),
  notCarriedOver: notCarriedOver.optional(),
  smartLockout,
  signIn: z
    .strictObject({
      multifactor: z
        .enum(['required', 'where-registered', 'by-conditional-access'])
        .default('required')
        .describe(
          'Of whom a second factor is asked after the password. required: of everybody, as with security defaults or a Conditional Access policy for all; who has none cannot go on (code 50079). where-registered: of those who have one, as where per-user multifactor authentication is enforced for them and disabled, its default state, for the others. by-conditional-access: of whom one of its policies asks, and of who registers a passkey. Its policies ask for more, never for less',
        ),
      application: z
        .string()
        .min(1)
        .max(100)
        .default('Office365')
        .describe('What people sign in to, as Conditional Access names it: a suite, or the id of an application'),
    })
    .prefault({})
    .describe('What a password needs beside it. Source: Microsoft Learn, security-defaults and howto-mfa-userstates'),
  sentCodes,
  codeTries,
  methods: z
    .strictObject({
      textMessage: methodUse('One-time codes by text message'),
      authenticatorApp: methodUse('One-time codes of an authenticator app'),
      email: methodUse(
        'One-time codes by e-mail. Microsoft Entra has none for members: no demand for multifactor authentication by Conditional Access is met by one',
      ),
    })
    .prefault({})
    .describe(
      'Which second factors may be used, by whom. Whoever has registered one that is off for them is asked for another, and where there is none cannot go on (code 50079). Source: Microsoft Learn, concept-authentication-methods-manage',
    ),
  authenticatorApp,
  passwords,
  passwordReset,
  sessions: z
    .strictObject({
      unfinishedLife: durationFrom('10 s', '1 d')
        .default(15 * minuteMs)
        .describe(
          "Time to finish a sign-in or reset once begun. Assumed: Microsoft Entra's flow token expires too, after a time that is not stated",
        ),
      signedInLife: durationFrom('1 min', '365 d')
        .default(24 * hourMs)
        .describe('How long a browser stays signed in. Microsoft Entra: 24 h where the session is not persistent'),
    })
    .prefault({})
    .describe('How long the target remembers a browser'),
  passkeys,
  temporaryAccessPass,
  roles: z
    .record(
      z.string(),
      z.array(z.guid().toLowerCase()).min(1).max(mostListed).describe('Template ids of roles, all of them active'),
    )
    .default({})
    .describe(
      'Roles of the directory by the id of a persona or a group whose people hold them; 62e90394-69f5-4237-9190-012177145e10 is the Global Administrator',
    ),
  namedLocations: z
    .array(namedLocation)
    .max(mostListed)
    .default([])
    .describe('Places that Conditional Access tells apart, and where they lie'),
  authenticationStrengths: z
    .array(authenticationStrength)
    .max(mostListed)
    .default([])
    .describe("Authentication strengths of one's own, as Microsoft Graph has them; those built in are there"),
  conditionalAccess: z
    .array(conditionalAccessPolicy)
    .max(mostListed)
    .default([])
    .describe(
      'Conditional Access policies as Microsoft Graph has them, with ids of personas and groups of the scenario. Every enabled one that applies must be met. "All" resources are also those to register security information in',
    ),
  externalMethod: externalMethod
    .optional()
    .describe(
      'A second factor that an external provider asks for (external MFA). It counts as multifactor authentication and meets no authentication strength. Absent: there is none, and it is as if those who have it had registered nothing',
    ),
  recovery: recoveryPolicy.optional().describe('Account recovery by an identity check. Absent: it is not offered'),
  helpDesk: helpDesk
    .optional()
    .describe('What the help desk asks before it gives a pass. Absent: nobody answers there'),
});
export type Policy = z.output<typeof policy>;

/** Where nobody has set anything. */
export const defaultPolicy: Policy = policy.parse({});
