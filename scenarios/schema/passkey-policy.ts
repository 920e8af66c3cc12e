// Which passkeys are allowed, for whom, and how they are registered: passkey profiles as Microsoft Graph has them, with the groups that they are for.
import { z } from 'zod';
import { knownAuthenticator } from './known-authenticator.ts';
import { listedGroups } from './method-use.ts';
import { passkeyTypes } from './passkey-type.ts';
import { durationFrom } from './units.ts';

const minuteMs = 60_000;
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

export const passkeys = z
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
        'What that file says of the providers of this scenario, as it was read. Absent: no profile enforces attestation',
      ),
  })
  .prefault({})
  .describe('Passkey ceremonies, and which passkeys are allowed');
