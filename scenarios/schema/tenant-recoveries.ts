// Account recoveries by an identity check in a week of a tenant: who began one, who got back in, and where the others were lost.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

/** Where a recovery is lost, in the order in which people come to it. */
export const recoveryStages = [
  'start',
  'phone',
  'document',
  'selfie',
  'faceCheck',
  'matching',
  'passkey',
  'outage',
] as const;
export type RecoveryStage = (typeof recoveryStages)[number];

const recoveries = (about: string) => z.int().nonnegative().meta(inUnit('count of recoveries', about));

/** begun = recovered + all of lostAt. */
export const tenantRecoveries = z.object({
  begun: recoveries('Of people with no way in, who would have called the help desk.'),
  recovered: recoveries('Of those: back in with a new passkey. Each is a ticket less.'),
  lostAt: z
    .object({
      start: recoveries('At the pages of the site, before the identity check.'),
      phone: recoveries('No phone at hand for the identity check.'),
      document: recoveries('Finding, choosing or showing a document.'),
      selfie: recoveries('At the selfie, or taking the credential.'),
      faceCheck: recoveries('Showing the credential, or at Face Check.'),
      matching: recoveries("The claims were not the directory's, or nothing is recovered (evaluation mode)."),
      passkey: recoveries('With the pass, at the new passkey or the first sign-in with it.'),
      outage: recoveries('The site or the identity check did not answer.'),
    } satisfies Record<RecoveryStage, unknown>)
    .describe('The others, by where it ended; they call the help desk'),
});
export type TenantRecoveries = z.infer<typeof tenantRecoveries>;
