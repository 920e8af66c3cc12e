// A published comparison of two ways to sign in, and the set-up under which our model predicts it. A file each in
// scenarios/comparisons; what was published is named by rows of published.json, so that no figure stands twice.
import { z } from 'zod';
import { parameterAmount } from './evidence.ts';
import { inUnit } from './in-unit.ts';

/** Which part of attempts a published figure may be about. */
export const attemptParts = ['whole', 'passkey', 'passkey-prompt', 'password', 'code', 'user-name-and-code'] as const;
export type AttemptPart = (typeof attemptParts)[number];

/** What a published rate may be a share of. */
export const occasionUnits = ['prompt', 'first-try', 'attempt', 'session'] as const;
export type OccasionUnit = (typeof occasionUnits)[number];

const row = z.string().describe('Id of a row of scenarios/evidence/published.json');

const side = z.strictObject({
  part: z
    .enum(attemptParts)
    .describe(
      'whole: from opening the page to the end, fallback counts. passkey: attempts in which a passkey prompt came, signed in by passkey. passkey-prompt: the same from the prompt on. password: until the password is accepted. code: from there on. user-name-and-code: attempts that reached the code, without the time for the password',
    ),
  per: z
    .enum(occasionUnits)
    .describe(
      'prompt: each prompt shown. first-try: each attempt, a set-back is a failure. attempt: each attempt. session: each need to sign in, starting over allowed',
    ),
});
export type DefinitionSide = z.infer<typeof side>;

export const definition = z.strictObject({
  id: z.string().describe('Id of the definition'),
  title: z.string().describe('The definition in words, for the report'),
  passkey: side.describe('What counts in the arm with passkeys'),
  other: side.describe('What counts in the other arm'),
});
export type Definition = z.infer<typeof definition>;

const published = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('row').describe('The central value of the row'), row }),
  z.strictObject({ kind: z.literal('complement').describe('1 less the central value of the row'), row }),
  z.strictObject({
    kind: z.literal('difference').describe('The first row less the second'),
    of: z.tuple([row, row]).describe('Ids of two rows'),
  }),
  z.strictObject({
    kind: z.literal('quotient').describe('The first row over the second'),
    of: z.tuple([row, row]).describe('Ids of two rows'),
  }),
  z.strictObject({ kind: z.literal('cut').describe('A cut in per cent, as the ratio before over after'), row }),
  z.strictObject({
    kind: z.literal('direction').describe('Only which of the two is faster'),
    row,
    ratio: z.enum(['above-1', 'below-1']).describe('Other over passkey'),
  }),
]);
export type Published = z.infer<typeof published>;

export const measures = ['success', 'seconds', 'success-difference', 'seconds-ratio'] as const;

const quantity = z
  .strictObject({
    id: z.string().describe('Id of the quantity'),
    title: z.string().describe('The quantity in words, for the report'),
    measure: z
      .enum(measures)
      .describe(
        'success: share of occasions. seconds: time of occasions that succeeded. success-difference: passkey less other. seconds-ratio: other over passkey',
      ),
    arm: z.enum(['passkey', 'other']).optional().describe('Of success and seconds: whose'),
    summary: z
      .enum(['mean', 'median', 'not-stated'])
      .optional()
      .describe('Of times: what was published; not-stated is predicted as a mean'),
    published: published.describe('What was published, by rows of published.json'),
  })
  .refine(({ measure, arm }) => (measure === 'success' || measure === 'seconds') === (arm !== undefined), {
    path: ['arm'],
    message: 'expected "arm" with success and seconds, and without it with a difference or ratio',
  })
  .refine(({ measure, summary }) => measure.startsWith('seconds') === (summary !== undefined), {
    path: ['summary'],
    message: 'expected "summary" with times: mean, median or not-stated; and none with success',
  })
  .refine(({ measure, published: { kind } }) => kind !== 'direction' || measure === 'seconds-ratio', {
    path: ['published', 'kind'],
    message: 'expected "direction" only with seconds-ratio',
  });
export type ComparedQuantity = z.infer<typeof quantity>;

/** Central value of a parameter and its range for the people of a comparison, in place of those in human.yaml. */
export const comparisonRange = z
  .strictObject({
    id: z.string().describe('Id of a parameter in scenarios/evidence/human.yaml'),
    central: parameterAmount.meta(inUnit("as the parameter's `unit` says", 'Central value for these people.')),
    low: parameterAmount.meta(
      inUnit("as the parameter's `unit` says", 'Lower end of the range in which it may plausibly lie.'),
    ),
    high: parameterAmount.meta(inUnit("as the parameter's `unit` says", 'Upper end of that range.')),
    evidence: z.array(row).min(1).optional().describe('Ids of rows of published.json this rests on'),
    assumed: z.string().optional().describe('Why this value, where nothing published supports it'),
  })
  .refine(({ low, central, high }) => low <= central && central <= high && low < high, {
    path: ['central'],
    message: 'expected "low" below "high" and "central" between them',
  })
  .refine(
    ({ evidence, assumed }) => evidence !== undefined || assumed !== undefined,
    'expected "evidence" with ids of published figures, or "assumed" with the reason',
  );
export type ComparisonRange = z.infer<typeof comparisonRange>;

export const comparison = z.strictObject({
  id: z.string().describe('Id of the comparison; the name of its file'),
  title: z.string().max(120).describe('Who compared what, for the report'),
  source: z.string().describe('Who published it, and where'),
  url: z.url().describe('Address of that'),
  year: z.int().min(1990).max(2099).meta(inUnit('year', 'Of the publication.')),
  tier: z
    .int()
    .min(1)
    .max(4)
    .meta(
      inUnit(
        'ordinal, from 1',
        'How far a simulation can be held to it: 1 one named comparator with rate and time, 4 a ratio alone.',
      ),
    ),
  population: z.string().describe('Who was counted, and how many, as far as is stated'),
  attempt: z.string().describe('How the publisher defines an attempt, or that it does not'),
  comparator: z.string().describe('What the second arm was, and what of our password + code stands for it'),
  sameStudy: z.array(row).default([]).describe('Further rows of the same study: the model may not rest on them either'),
  setUp: z.string().describe('A scenario file, beside this one: who signs in, with what'),
  people: z
    .string()
    .optional()
    .describe('A file of ranges of parameters, beside this one: how these people differ from those of human.yaml'),
  ranges: z
    .array(comparisonRange)
    .default([])
    .describe('Further ranges, in place of the same ones in "people"; set before the first prediction, never tuned'),
  definitions: z
    .array(definition)
    .min(1)
    .describe('What an attempt can have been; the first is the one that is judged, fixed before the first prediction'),
  quantities: z.array(quantity).min(1).describe('What is predicted'),
});
export type PublishedComparison = z.infer<typeof comparison>;

/** Rows that make up what was published. */
export function rowsOf(figure: Published): readonly string[] {
  return 'of' in figure ? figure.of : [figure.row];
}
