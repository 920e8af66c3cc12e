// What a scenario says of the driver virtual.
import { z } from 'zod';

export const virtual = z.strictObject({
  machineTime: z
    .string()
    .min(1)
    .default('pilot-in-chromium')
    .describe('What steps take browser, network and target, resampled: the folder of a finished browser or load run, for example "runs/2026-01-05T08-00-00-pilot", or the id of a file in scenarios/machine-profiles'),
  workers: z.int().min(1).max(256).optional().describe('Threads that share the users; absent: one for each core. No figure depends on it'),
  storeAttempts: z.int().min(1).default(200_000).describe('Planned attempts up to which all are stored; a run that plans more is not begun. Some 2 kB each on disk'),
});
export type VirtualOptions = z.output<typeof virtual>;
