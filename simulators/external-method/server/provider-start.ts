// How the external provider is started.
import { z } from 'zod';
import { leastSecret, simulatedStart } from '../../web-server/simulated-start.ts';

/** What the parent tells the process. */
export const externalProviderStart = z.strictObject({
  /** 0: wherever there is room. */
  port: z.int().min(0).max(65_535),
  /** Of whoever may say which tenants it serves. */
  apiKey: z.string().min(leastSecret),
  simulation: simulatedStart.optional(),
});
export type ExternalProviderStart = z.infer<typeof externalProviderStart>;
