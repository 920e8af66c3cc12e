// An interval in results.json.
import { z } from 'zod';

export const interval = z.object({
  lower: z.number(),
  /** Absent: unbounded above. */
  upper: z.number().optional(),
  /** 0.95 unless said otherwise. */
  level: z.number(),
  /** Name of the method, with its citation key: "Wilson", "Rao-Scott + Miettinen-Nurminen", ... */
  method: z.string(),
});
export type Interval = z.infer<typeof interval>;
