// Account recovery as an administrator sets it: for whom, by which identity check, how names are matched, and what is given in the end.
// Fields follow Microsoft Graph's verifiedIdProfile and Temporary Access Pass where those have them.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { nameMatching } from './name-matching.ts';
import { durationFrom } from './units.ts';

const minuteMs = 60_000;
const mostListed = 1_000;

/** Id of the verifier where a profile does not say. */
export const usualVerifier = 'balanced';

const groups = z.array(z.string()).min(1).max(mostListed);

const matchConfidence = z.enum(['exact', 'relaxed']);

/** As Microsoft Graph has it (verifiedIdProfile), with the groups that it is for. */
const recoveryProfile = z.strictObject({
  name: z.string().min(1).max(60).describe('What the administrator calls it'),
  mode: z
    .enum(['evaluation', 'production'])
    .default('production')
    .describe('evaluation: people walk the whole way, and nothing is recovered'),
  state: z.enum(['enabled', 'disabled']).default('enabled').describe('disabled: it applies to nobody'),
  groups: groups.optional().describe('Ids of personas and of groups that it is for. Absent: everybody'),
  verifier: z
    .string()
    .default(usualVerifier)
    .describe('Id of a file in scenarios/verifiers, or in a folder "verifiers" beside this file: who checks documents'),
  matching: z
    .strictObject({
      firstName: matchConfidence.default('exact').describe('First name of the directory against that of the document'),
      lastName: matchConfidence.default('exact').describe('Likewise of the last name'),
    })
    .prefault({})
    .describe(
      'exact: the same name. relaxed: any word of the first or the last name of the document. Source: Microsoft Learn, how-to-account-recovery-enable',
    ),
  claimValidation: z
    .enum(['none', 'built-in', 'endpoint'])
    .default('none')
    .describe(
      "The tenant's own check of the claims (OnVerifiedIdClaimValidation). built-in: date of birth and employee number against the HR record, by this project. endpoint: by claimsEndpoint",
    ),
});

export const recoveryPolicy = z
  .strictObject({
    profiles: z
      .array(recoveryProfile)
      .min(1, 'expected at least one profile')
      .max(10, 'expected at most 10 profiles')
      .refine(
        (profiles) => new Set(profiles.map(({ name }) => name)).size === profiles.length,
        'expected a name of its own for each profile',
      )
      .describe('In order of priority: the first that is for a person applies, and no other'),
    excludedGroups: groups
      .optional()
      .describe('Ids of personas and of groups to whom no profile applies, whatever it says. Absent: none'),
    nameMatching: nameMatching
      .prefault({})
      .describe('How names are compared where Microsoft Entra does not document it. For all profiles'),
    faceCheck: z
      .strictObject({
        threshold: z
          .int()
          .min(50, 'expected at least 50, as the Request Service allows')
          .max(100, 'expected at most 100, as the Request Service allows')
          .default(70)
          .meta(inUnit('no unit', 'matchConfidenceThreshold, 50 to 100. Request Service: 70.')),
        tries: z
          .int()
          .min(1)
          .max(10)
          .default(3)
          .meta(inUnit('count of tries', 'Before a recovery is given up. Assumed: not documented.')),
      })
      .prefault({})
      .describe('Face Check: how like the face must be to the portrait in the credential'),
    claimsEndpoint: z
      .url()
      .optional()
      .describe('Of one of your own, for claimValidation: endpoint. On this machine, unless you own the host'),
    requestLife: durationFrom('1 min', '1 h')
      .default(15 * minuteMs)
      .describe('Time to finish the identity check and to present the credential. Assumed: not documented'),
    startsPerAccountAndDay: z
      .int()
      .min(1)
      .max(1_000)
      .default(10)
      .meta(inUnit('count of recoveries', 'That may be begun for one account within 24 h. Assumed: not documented.')),
  })
  .refine(
    ({ profiles, claimsEndpoint }) =>
      claimsEndpoint !== undefined || profiles.every(({ claimValidation }) => claimValidation !== 'endpoint'),
    { path: ['claimsEndpoint'], message: 'expected "claimsEndpoint" where a profile has claimValidation: endpoint' },
  );
export type RecoveryPolicy = z.output<typeof recoveryPolicy>;
export type RecoveryProfile = RecoveryPolicy['profiles'][number];
