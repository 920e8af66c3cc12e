// What somebody says of account recovery, held against a run or called untestable.
import { z } from 'zod';

export const recoveryVerdicts = ['as claimed', 'right in direction', 'not so', 'not testable', 'no data'] as const;

export const recoveryClaim = z.object({
  id: z.string().describe('Id of the claim'),
  title: z.string().describe('The claim in a few words'),
  words: z.string().describe('What is said, in our words'),
  who: z.string().describe('Vendor or paper that says it'),
  where: z.string().describe('Document or page in which they say it, and when'),
  url: z.url().optional().describe('Where it can be read. Absent: no page of its own'),
  verdict: z
    .enum(recoveryVerdicts)
    .describe('not testable: the run cannot say, for the reason in `why`. no data: what it takes was not lived'),
  claimed: z.string().optional().describe('The figure that is claimed, in words. Absent: none is'),
  found: z.string().optional().describe('What was found, in words. Absent: nothing that answers it'),
  why: z.string().describe('A sentence'),
});
export type RecoveryClaim = z.infer<typeof recoveryClaim>;
