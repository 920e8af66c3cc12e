// A parameter of the human model: a number or distribution, its unit, its plausible range, and who says so.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

const yearS = 365 * 86_400;
export const parameterUnits = ['ms', 's', 'proportion', 'count', 'ratio', 'sd'] as const;

/**
 * What a value in a unit can be. Nothing a person does takes a year, which stands for "without end"; counts are of characters and tries,
 * and no password is longer than the target takes; beyond the others a person differs from others more than any study found.
 */
export const parameterBounds: Readonly<
  Record<(typeof parameterUnits)[number], readonly [least: number, most: number]>
> = {
  ms: [0, yearS * 1_000],
  s: [0, yearS],
  proportion: [0, 1],
  count: [1, 256],
  ratio: [0, 100],
  sd: [0, 5],
};

/** A value whose unit is known elsewhere. */
export const parameterAmount = z
  .number()
  .min(0)
  .max(yearS * 1_000);
const aboveNothing = parameterAmount.positive();

function kindOf<const K extends string>(kind: K, about: string) {
  return z.literal(kind).describe(about);
}
const ofParameter = (about: string) => inUnit("as the parameter's `unit` says", about);

/** Sampled by inversion, one uniform a draw, so that common random numbers stay common. */
export const distribution = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kindOf('fixed', 'One value, always'),
    value: parameterAmount.meta(ofParameter('What it always is.')),
  }),
  z
    .strictObject({
      kind: kindOf('uniform', 'Every value of a range alike'),
      low: parameterAmount.meta(ofParameter('Least value.')),
      high: parameterAmount.meta(ofParameter('Greatest value.')),
    })
    .refine(({ low, high }) => low <= high, 'expected "low" at or below "high"'),
  z
    .strictObject({
      kind: kindOf('triangular', 'Most often near one value of a range'),
      low: parameterAmount.meta(ofParameter('Least value.')),
      mode: parameterAmount.meta(ofParameter('Most frequent value.')),
      high: parameterAmount.meta(ofParameter('Greatest value.')),
    })
    .refine(({ low, mode, high }) => low <= mode && mode <= high, 'expected "mode" from "low" to "high"'),
  z.strictObject({
    kind: kindOf('normal', 'Normal distribution'),
    mean: parameterAmount.meta(ofParameter('Mean over all draws.')),
    sd: aboveNothing.meta(ofParameter('Standard deviation.')),
  }),
  z.strictObject({
    kind: kindOf('lognormal', 'Normal on the logarithm'),
    median: aboveNothing.meta(ofParameter('Median over all draws.')),
    sigma: z.number().positive().max(3).meta(inUnit('no unit', 'Standard deviation of the natural logarithm.')),
  }),
  z.strictObject({
    kind: kindOf('exponential', 'Exponential distribution'),
    mean: aboveNothing.meta(ofParameter('Mean over all draws.')),
  }),
  z.strictObject({
    kind: kindOf('chance', 'It happens, or not'),
    probability: z.number().min(0).max(1).meta(inUnit('share, 0 to 1', 'Probability that it happens.')),
  }),
]);
export type Distribution = z.infer<typeof distribution>;

/** How far a published figure was checked, as in `published.json`: P primary text read, S secondary copy, M memory, D derived, A suggestion. */
export const evidenceLevels = ['P', 'S', 'M', 'D', 'A'] as const;

export const parameter = z
  .strictObject({
    id: z.string().describe('Id of the parameter, by which a scenario sets it'),
    title: z.string().describe('The parameter in words'),
    unit: z
      .enum(parameterUnits)
      .describe('Unit of the distribution, low and high; proportion: 0 to 1; sd: standard deviations between people'),
    distribution: distribution.describe('How it is drawn, from person to person or time to time'),
    low: parameterAmount.meta(
      inUnit('as `unit` says', 'Lower end of the range in which the central value may plausibly lie.'),
    ),
    high: parameterAmount.meta(inUnit('as `unit` says', 'Upper end of that range.')),
    evidence: z.array(z.string()).optional().describe('Ids of rows in published.json this rests on'),
    assumed: z.string().optional().describe('Why this value, where nothing published supports it'),
  })
  .refine((p) => (p.evidence?.length ?? 0) > 0 || p.assumed !== undefined, 'expected evidence or assumed');
export type Parameter = z.infer<typeof parameter>;

const published = (about: string) => z.union([z.number(), z.string()]).nullable().meta(inUnit('as `unit` says', about));

/** One published figure. */
export const publishedFigure = z.object({
  id: z.string().describe('Id of the row in published.json'),
  section: z.string().describe('What it is about'),
  quantity: z.string().describe('What was measured'),
  unit: z.string().describe('Unit of central, low and high'),
  central: published('The figure itself, or what was published in its place.'),
  half_step: z
    .number()
    .positive()
    .optional()
    .meta(
      inUnit(
        'as `unit` says',
        'Half the step that central was rounded to when it was published. Absent: no comparison is judged by it.',
      ),
    ),
  low: published('Lower end of its range.'),
  high: published('Upper end of its range.'),
  distribution: z.string().describe('How the figure was used to make a distribution'),
  population: z.string().describe('Of whom'),
  source: z.string().describe('Who published it, and where'),
  url: z.string().describe('Address of that'),
  year: z.union([z.number(), z.string()]).nullable().meta(inUnit('year', 'Of the publication.')),
  verified: z.boolean().describe('The source was read'),
  evidence_level: z
    .enum(evidenceLevels)
    .describe('How far it was checked: P primary text read, S secondary copy, M from memory, D derived, A suggestion'),
  range_basis: z.string().optional().describe('What the range rests on'),
  notes: z.string().optional().describe('What a reader should know of it'),
  central_basis: z.string().optional().describe('What the figure rests on, where that is not the source'),
});
export type PublishedFigure = z.infer<typeof publishedFigure>;
