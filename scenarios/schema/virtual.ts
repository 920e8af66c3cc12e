// What a scenario says of the driver virtual.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

export const virtual = z.strictObject({
  machineTime: z
    .string()
    .min(1)
    .default('pilot-in-chromium')
    .describe(
      'What steps take browser, network and target, resampled: the folder of a finished browser or load run, for example "runs/2026-01-05T08-00-00-pilot", or the id of a file in scenarios/machine-profiles',
    ),
  workers: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .meta(inUnit('count of threads', 'That share the users; absent: one for each core. No figure depends on it.')),
  storeAttempts: z
    .int('expected a whole number of attempts')
    .min(1, 'expected at least 1 attempt')
    .max(10_000_000, 'expected at most 10 000 000 attempts, some 22 GB on disk')
    .default(200_000)
    .meta(
      inUnit(
        'count of attempts',
        'Planned ones up to which all are stored. A run that plans more counts all, and stores about as many: those of whole users, drawn by key. Some 2 kB each on disk.',
      ),
    ),
});
export type VirtualOptions = z.output<typeof virtual>;
