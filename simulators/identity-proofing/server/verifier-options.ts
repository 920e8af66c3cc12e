// How the identity verifier is started.
import { z } from 'zod';
import type { Verifier } from '../../../scenarios/schema/verifier.ts';
import { simulatedStart } from '../../web-server/simulated-start.ts';

/** In its output form: it was read by the schema of profiles before. */
const profileAsRead = z.custom<Verifier>(
  (value) => typeof value === 'object' && value !== null && 'takes' in value && 'price' in value,
);

/** What the parent tells the process. */
export const verifierStart = z.strictObject({
  /** 0: wherever there is room. */
  port: z.int().min(0).max(65_535),
  profile: profileAsRead,
  /** Of the site that asks for verifications; callbacks are signed with it. */
  apiKey: z.string().regex(/^[\w-]{32,}$/),
  simulation: simulatedStart.optional(),
});
export type VerifierStart = z.infer<typeof verifierStart>;
