// An interval in results.json.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';

export const interval = z.object({
  lower: z.number().meta(inUnit('as the figure it belongs to says', 'Lower end.')),
  upper: z.number().optional().meta(inUnit('as the figure it belongs to says', 'Upper end. Absent: unbounded above.')),
  level: z.number().meta(inUnit('share, 0 to 1', 'Confidence level; 0.95 unless said otherwise.')),
  method: z
    .string()
    .describe('Name of the method, with its citation key: "Wilson", "Rao-Scott + Miettinen-Nurminen", …'),
});
export type Interval = z.infer<typeof interval>;
