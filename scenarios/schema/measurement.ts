// How attempts are run so that their times can be trusted.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { share } from './units.ts';

export const measurement = z.strictObject({
  lanes: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .meta(inUnit('count of lanes', 'At work at once; absent: two for each core, at most four.')),
  quietShare: share
    .default(0.2)
    .describe('Share of attempts that run while the other lanes are quiet; measured figures come from those'),
});
