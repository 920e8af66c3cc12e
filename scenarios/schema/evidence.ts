// A parameter of the human model: a number or distribution, its unit, its plausible range, and who says so.
import { z } from 'zod';

const yearS = 365 * 86_400;
export const parameterUnits = ['ms', 's', 'proportion', 'count', 'ratio', 'sd'] as const;

/**
 * What a value in a unit can be. Nothing a person does takes a year, which stands for "without end"; counts are of characters and tries,
 * and no password is longer than the target takes; beyond the others a person differs from others more than any study found.
 */
export const parameterBounds: Readonly<Record<(typeof parameterUnits)[number], readonly [least: number, most: number]>> = {
  ms: [0, yearS * 1_000],
  s: [0, yearS],
  proportion: [0, 1],
  count: [1, 256],
  ratio: [0, 100],
  sd: [0, 5],
};

/** A value whose unit is known elsewhere. */
export const parameterAmount = z.number().min(0).max(yearS * 1_000);
const aboveNothing = parameterAmount.positive();

/** Sampled by inversion, one uniform a draw, so that common random numbers stay common. */
export const distribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), value: parameterAmount }),
  z.strictObject({ kind: z.literal('uniform'), low: parameterAmount, high: parameterAmount }).refine(({ low, high }) => low <= high, 'expected "low" at or below "high"'),
  z
    .strictObject({ kind: z.literal('triangular'), low: parameterAmount, mode: parameterAmount, high: parameterAmount })
    .refine(({ low, mode, high }) => low <= mode && mode <= high, 'expected "mode" from "low" to "high"'),
  z.strictObject({ kind: z.literal('normal'), mean: parameterAmount, sd: aboveNothing }),
  z.strictObject({ kind: z.literal('lognormal'), median: aboveNothing, sigma: z.number().positive().max(3) }),
  z.strictObject({ kind: z.literal('exponential'), mean: aboveNothing }),
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
    unit: z.enum(parameterUnits),
    distribution,
    /** Range within which the central value may plausibly lie, in the same unit. */
    low: parameterAmount,
    high: parameterAmount,
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
