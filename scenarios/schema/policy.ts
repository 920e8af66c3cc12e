// What an administrator sets at the target. Every field has Microsoft Entra's documented default, or says that ours is assumed.
import { z } from 'zod';
import { authenticationStrength } from './authentication-strength.ts';
import { conditionalAccessPolicy } from './conditional-access.ts';
import { inUnit } from './in-unit.ts';
import { externalMethod } from './external-method.ts';
import { helpDesk } from './help-desk.ts';
import { knownAuthenticator } from './known-authenticator.ts';
import { listedGroups, methodUse } from './method-use.ts';
import { namedLocation } from './named-location.ts';
import { recoveryPolicy } from './recovery-policy.ts';
import { exportPaths, groupsOfExports, notCarriedOver } from './policy-of-exports.ts';
import { durationFrom } from './units.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

export const passkeyTypes = ['synced', 'deviceBound'] as const;
const mostListed = 1_000;

/** As Microsoft Graph has it (passkeyProfile), with the groups that it is for. */
const passkeyProfile = z
  .strictObject({
    name: z.string().min(1).max(60).describe('What the administrator calls it'),
    groups: listedGroups('that it is for. Absent: everybody'),
    passkeyTypes: z
      .array(z.enum(passkeyTypes))
      .min(1, 'expected at least one of synced and deviceBound')
      .max(passkeyTypes.length)
      .default([...passkeyTypes])
      .describe('Kinds that it allows'),
    attestationEnforcement: z
      .enum(['disabled', 'registrationOnly'])
      .default('disabled')
      .describe(
        'registrationOnly: only what its maker vouches for can be registered: packed attestation by a model that the metadata knows as certified',
      ),
    keyRestrictions: z
      .strictObject({
        enforcementType: z.enum(['allow', 'block']).describe('Whether only these are allowed, or all but these'),
        aaguids: z.array(z.guid().toLowerCase()).max(mostListed).describe('Authenticator Attestation GUIDs'),
      })
      .optional()
      .describe(
        'Which authenticators and passkey providers. A roaming security key shows a blank AAGUID where no attestation is asked for. Absent: any',
      ),
  })
  .refine(
    ({ attestationEnforcement, passkeyTypes: types }) =>
      attestationEnforcement === 'disabled' || !types.includes('synced'),
    'expected passkeyTypes: [deviceBound] where attestation is enforced, as synced passkeys have none',
  );

export const policy = z.strictObject({
  exports: exportPaths.optional(),
  groups: groupsOfExports.optional(),
  notCarriedOver: notCarriedOver.optional(),
  smartLockout: z
    .strictObject({
      threshold: z
        .int()
        .min(1)
        .max(50, 'expected at most 50, as Microsoft Entra allows')
        .default(10)
        .meta(inUnit('count of failures', 'That lock an account for the first time. Microsoft Entra: 10.')),
      duration: durationFrom('5 s', '5 h', 'as Microsoft Entra allows')
        .default(60 * secondMs)
        .describe('How long the first lock lasts. Microsoft Entra: 60 s'),
      growth: z
        .number()
        .min(1)
        .max(10)
        .default(2)
        .meta(
          inUnit(
            'ratio',
            'Of a lock to the one before it. Assumed: Microsoft Entra documents that locks grow, not how.',
          ),
        ),
      longest: durationFrom('5 s', '1 d').default(hourMs).describe('No lock lasts longer. Assumed'),
      rememberedPasswords: z
        .int()
        .min(0)
        .max(20)
        .default(3)
        .meta(
          inUnit(
            'count of passwords',
            'Wrong ones that are known again: repeated, they do not count twice. Microsoft Entra: 3.',
          ),
        ),
    })
    .refine(({ duration, longest }) => duration <= longest, {
      path: ['longest'],
      message: 'expected "longest" at or above "duration"',
    })
    .prefault({})
    .describe(
      'When wrong passwords lock an account, and for how long. Source: Microsoft Learn, howto-password-smart-lockout',
    ),
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
  sentCodes: z
    .strictObject({
      life: durationFrom('10 s', '1 d')
        .default(3 * minuteMs)
        .describe(
          'How long a code sent by text message or e-mail is good. Microsoft Q&A 2020 for text messages, low confidence; assumed for e-mail',
        ),
      resends: z
        .int()
        .min(0)
        .max(100)
        .default(3)
        .meta(inUnit('count of codes', 'That can be asked for again within one sign-in or reset. Assumed.')),
      rest: durationFrom('0 s', '1 h')
        .default(10 * secondMs)
        .describe('Rest between two sendings, short: it only stops double clicks. Assumed'),
      withoutPassword: z
        .int()
        .min(1)
        .max(1_000)
        .default(5)
        .meta(
          inUnit('count of codes', 'Sent to one account, within the window, that no right password preceded. Assumed.'),
        ),
      withoutPasswordWindow: durationFrom('1 min', '1 d')
        .default(15 * minuteMs)
        .describe('Window of that limit. Assumed'),
    })
    .prefault({})
    .describe('One-time codes sent by text message or e-mail: how long they live, how many are sent'),
  codeTries: z
    .strictObject({
      wrongCodes: z
        .int()
        .min(1)
        .max(1_000)
        .default(5)
        .meta(
          inUnit(
            'count of codes',
            'Wrong ones within the window, after which none is looked at. Assumed: an older Microsoft text says so of text messages.',
          ),
        ),
      window: durationFrom('10 s', '1 d')
        .default(5 * minuteMs)
        .describe('Window of that limit. Assumed, from the same text'),
    })
    .prefault({})
    .describe('How many wrong one-time codes an account may see'),
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
  authenticatorApp: z
    .strictObject({
      steps: z
        .int()
        .min(0)
        .max(10)
        .default(1)
        .meta(
          inUnit(
            'count of time steps',
            "Of 30 s, to either side of now, whose codes are taken. RFC 6238 section 5.2 advises 1; Microsoft Entra's page on OATH tokens speaks of 1 min, two steps: we are stricter.",
          ),
        ),
    })
    .prefault({})
    .describe('Codes of an authenticator app (RFC 6238)'),
  passwords: z
    .strictObject({
      shortest: z
        .int()
        .min(1)
        .max(256)
        .default(8)
        .meta(inUnit('count of characters', 'Of a new password at least. Microsoft Entra: 8.')),
      longest: z
        .int()
        .min(1)
        .max(256, 'expected at most 256, as Microsoft Entra allows')
        .default(256)
        .meta(inUnit('count of characters', 'Of a new password at most. Microsoft Entra: 256.')),
      kinds: z
        .int()
        .min(1)
        .max(4)
        .default(3)
        .meta(
          inUnit(
            'count of kinds',
            'Of characters, of four: lower case, upper case, digits, others. Microsoft Entra: 3.',
          ),
        ),
      score: z
        .int()
        .min(0)
        .max(50)
        .default(5)
        .meta(inUnit('count of points', 'After banned terms were found in it. Microsoft Entra: 5.')),
    })
    .refine(({ shortest, longest }) => shortest <= longest, {
      path: ['longest'],
      message: 'expected "longest" at or above "shortest"',
    })
    .prefault({})
    .describe('What a new password must be. Source: Microsoft Learn, concept-password-ban-bad-combined-policy'),
  passwordReset: z
    .strictObject({
      proofLife: durationFrom('10 s', '1 d')
        .default(10 * minuteMs)
        .describe('Time to choose the new password after the code was accepted. Assumed'),
    })
    .prefault({})
    .describe('Password reset by code'),
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
  passkeys: z
    .strictObject({
      state: z
        .enum(['enabled', 'disabled'])
        .default('enabled')
        .describe('disabled: nobody registers one or signs in with one'),
      isSelfServiceRegistrationAllowed: z
        .boolean()
        .default(true)
        .describe('Whether people may register their own. Microsoft Entra: yes'),
      excludedGroups: listedGroups(
        'that can neither register a passkey nor sign in with one, whatever a profile allows. Absent: nobody',
      ),
      challengeLife: durationFrom('1 s', '1 h')
        .default(5 * minuteMs)
        .describe(
          'Time to answer a passkey prompt. WebAuthn Level 3 section 15.1 recommends 5 to 10 min where user verification is required',
        ),
      multifactorFresh: durationFrom('10 s', '1 d')
        .default(5 * minuteMs)
        .describe(
          'Who registers a passkey must have passed multifactor authentication within this time. Microsoft Entra: 5 min (how-to-authentication-passkeys-fido2)',
        ),
      profiles: z
        .array(passkeyProfile)
        .max(10, 'expected at most 10 profiles')
        .refine(
          (profiles) => new Set(profiles.map(({ name }) => name)).size === profiles.length,
          'expected a name of its own for each profile',
        )
        .default([passkeyProfile.parse({ name: 'Default passkey profile' })])
        .describe(
          'Which passkeys may be registered and used, by whom: all profiles of all groups of a person apply, and a passkey must meet one of them. Microsoft Entra without attestation enforced: one that allows all (MC1221452)',
        ),
      metadata: z
        .string()
        .regex(/^[A-Za-z0-9][\w.-]{0,59}$/, 'expected the name of a file without its ending, such as "fido-mds"')
        .optional()
        .describe(
          'Which models of authenticators are trusted where attestation is enforced: name of a JSON file in a folder "metadata" beside this file, in the form of the FIDO Metadata Service. Absent: scenarios/metadata/simulated.json',
        ),
      authenticators: z
        .array(knownAuthenticator)
        .max(mostListed)
        .optional()
        .describe(
          'What that file says of the providers of this scenario, as it was read. Absent: attestation is enforced for nobody',
        ),
    })
    .prefault({})
    .describe('Passkey ceremonies, and which passkeys are allowed'),
  temporaryAccessPass: z
    .strictObject({
      state: z
        .enum(['enabled', 'disabled'])
        .default('enabled')
        .describe('disabled: nobody is given one, and nobody signs in with one (code 130502)'),
      excludedGroups: listedGroups('that it may not be given to. Absent: nobody'),
      registrationWithin: durationFrom('1 min', '1 d')
        .default(10 * minuteMs)
        .describe(
          'Who signed in with a pass that can be used once must have registered by then. Microsoft Entra: 10 min (howto-authentication-temporary-access-pass)',
        ),
      groups: listedGroups('that a pass may be given to. Absent: everybody'),
      life: durationFrom('10 min', '30 d', 'as Microsoft Entra allows')
        .default(60 * minuteMs)
        .describe(
          'How long one lives that recovery or the help desk gives (defaultLifetimeInMinutes). Microsoft Entra: 60 min',
        ),
      length: z
        .int()
        .min(8, 'expected at least 8, as Microsoft Entra allows')
        .max(48, 'expected at most 48, as Microsoft Entra allows')
        .default(8)
        .meta(inUnit('count of characters', 'Of one (defaultLength). Microsoft Entra: 8.')),
      isUsableOnce: z
        .boolean()
        .default(false)
        .describe('Whether one is used up by the first sign-in. Microsoft Entra: no'),
    })
    .prefault({})
    .describe(
      'Temporary Access Passes. In a rollout, how long one lives and whether it can be used once stands with who gives them',
    ),
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
