// How the identity verifier is started.
import { z } from 'zod';
import type { Fault } from '../../../scenarios/schema/scenario.ts';
import type { Verifier } from '../../../scenarios/schema/verifier.ts';

const leastSecret = 32;

/** In its output form: it was read by the schema of profiles before. */
const profileAsRead = z.custom<Verifier>(
  (value) => typeof value === 'object' && value !== null && 'takes' in value && 'price' in value,
);
const faultAsRead = z.custom<Fault>((value) => typeof value === 'object' && value !== null && 'at' in value);

/** What the parent tells the process. */
export const verifierStart = z.strictObject({
  /** 0: wherever there is room. */
  port: z.int().min(0).max(65_535),
  profile: profileAsRead,
  /** Of the site that asks for verifications; callbacks are signed with it. */
  apiKey: z.string().regex(/^[\w-]{32,}$/),
  simulation: z
    .strictObject({ token: z.string().min(leastSecret), seed: z.number(), faults: z.array(faultAsRead) })
    .optional(),
});
export type VerifierStart = z.infer<typeof verifierStart>;
