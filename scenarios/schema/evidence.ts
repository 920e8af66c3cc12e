// A parameter of the human model: a number or distribution, its unit, its plausible range, and who says so.
import { z } from 'zod';

/** Sampled by inversion, one uniform a draw, so that common random numbers stay common. */
export const distribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), value: z.number() }),
  z.strictObject({ kind: z.literal('uniform'), low: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('triangular'), low: z.number(), mode: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('normal'), mean: z.number(), sd: z.number().positive() }),
  z.strictObject({ kind: z.literal('lognormal'), median: z.number().positive(), sigma: z.number().positive() }),
  z.strictObject({ kind: z.literal('exponential'), mean: z.number().positive() }),
  /** Bernoulli probability. */
  z.strictObject({ kind: z.literal('chance'), probability: z.number().min(0).max(1) }),
]);
export type Distribution = z.infer<typeof distribution>;

/** How far a published figure was checked, as in `published.json`: P primary text read, S secondary copy, M memory, D derived, A suggestion. */
export const evidenceLevels = ['P', 'S', 'M', 'D', 'A'] as const;

export const parameter = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    unit: z.enum(['ms', 's', 'proportion', 'count', 'ratio', 'sd']),
    distribution,
    /** Range within which the central value may plausibly lie, in the same unit. */
    low: z.number(),
    high: z.number(),
    /** Ids of rows in published.json this rests on. */
    evidence: z.array(z.string()).optional(),
    /** Why this value, where nothing published supports it. */
    assumed: z.string().optional(),
  })
  .refine((p) => (p.evidence?.length ?? 0) > 0 || p.assumed !== undefined, 'expected evidence or assumed');
export type Parameter = z.infer<typeof parameter>;

/** One published figure. */
export const publishedFigure = z.object({
  id: z.string(),
  section: z.string(),
  quantity: z.string(),
  unit: z.string(),
  central: z.union([z.number(), z.string()]).nullable(),
  low: z.union([z.number(), z.string()]).nullable(),
  high: z.union([z.number(), z.string()]).nullable(),
  distribution: z.string(),
  population: z.string(),
  source: z.string(),
  url: z.string(),
  year: z.union([z.number(), z.string()]).nullable(),
  verified: z.boolean(),
  evidence_level: z.enum(evidenceLevels),
  range_basis: z.string().optional(),
  notes: z.string().optional(),
  central_basis: z.string().optional(),
});
export type PublishedFigure = z.infer<typeof publishedFigure>;
