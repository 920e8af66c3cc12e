// How the external provider is started.
import { z } from 'zod';
import type { Fault } from '../../../scenarios/schema/scenario.ts';

const leastSecret = 32;
/** In its output form: it was read by the schema of scenarios before. */
const faultAsRead = z.custom<Fault>((value) => typeof value === 'object' && value !== null && 'at' in value);

/** What the parent tells the process. */
export const externalProviderStart = z.strictObject({
  /** 0: wherever there is room. */
  port: z.int().min(0).max(65_535),
  /** Of whoever may say which tenants it serves. */
  apiKey: z.string().min(leastSecret),
  simulation: z
    .strictObject({ token: z.string().min(leastSecret), seed: z.number(), faults: z.array(faultAsRead) })
    .optional(),
});
export type ExternalProviderStart = z.infer<typeof externalProviderStart>;
