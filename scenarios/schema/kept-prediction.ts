// What the model predicts of a claim where it was made, kept as data, so that a run need not live it: `passkey-pilot validate --keep` writes
// it to predictions.json beside the claims. A run registers what is kept of its claims before its first attempt.
import { z } from 'zod';
import { kindsOfFigure } from './attempt-definition.ts';
import { comparedMeasures } from './compared-quantity.ts';
import { inUnit } from './in-unit.ts';

const ofQuantity = (about: string) => inUnit("as the quantity's `unit` says", about);
const day = (about: string) => z.iso.date().describe(`${about}, ISO 8601`);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const keptQuantity = z.object({
  id: z.string().describe('Id of the quantity: success-passkey, seconds-other, seconds-ratio, …'),
  title: z.string().describe('The quantity in words'),
  measure: z.enum(comparedMeasures).describe('What it is'),
  unit: z.string().describe('proportion (0 to 1), difference of proportions, s or ratio'),
  stated: z.boolean().describe('They state it. false: it is worked out from two figures that they state'),
  value: z.number().optional().meta(ofQuantity('As published. Absent: only a direction was.')),
  least: z.number().optional().meta(ofQuantity('The least that would be rounded to it. Absent as the value.')),
  most: z.number().optional().meta(ofQuantity('The most that would be rounded to it. Absent as the value.')),
  fromMemory: z.boolean().describe('At least one of its rows was written from memory and not checked'),
  predictions: z
    .array(
      z.object({
        definition: z.string().describe('Id of the definition it was made under'),
        median: z.number().meta(ofQuantity('Median of the draws.')),
        lower: z.number().meta(ofQuantity('Lower end of the predictive interval.')),
        upper: z.number().meta(ofQuantity('Upper end of it.')),
      }),
    )
    .max(20)
    .describe('First under the definition that is judged. Empty: too few draws gave a value'),
});
export type KeptQuantity = z.infer<typeof keptQuantity>;

export const keptPrediction = z.object({
  id: z.string().describe("Id of the comparison: the claim's, or the statement's"),
  title: z.string().describe('Who compared what'),
  statements: z
    .array(
      z.object({
        id: z.string().describe('Id of the statement'),
        measure: z.string().describe('What quantity it is about'),
        hash: sha256.describe('SHA-256 of the statement as it was predicted'),
      }),
    )
    .max(20)
    .describe('What it is of'),
  files: z
    .record(z.string(), sha256)
    .describe(
      'What it was made from: path from the folder of the claims → SHA-256 of the text. @ stands for scenarios/',
    ),
  setting: z
    .object({
      people: z.string().describe('Who signs in'),
      comparator: z.string().describe('What passkeys are compared with, and what stands for it'),
      devices: z.string().describe('On what they sign in'),
      attempt: z.string().describe('What an attempt is'),
    })
    .describe('The setting, fixed before the first prediction'),
  heldOut: z.boolean().describe('Nothing it uses rests on the study itself'),
  firstPredictedOn: day('Day of the first prediction'),
  revisedOn: day('Day of the latest change of set-up, definition or ranges after that').optional(),
  madeOn: day('Day on which it was worked out'),
  definitions: z
    .array(z.object({ id: z.string().describe('Its id'), title: z.string().describe('It in words') }))
    .max(20)
    .describe('What an attempt can have been; the first is judged'),
  quantities: z.array(keptQuantity).max(60).describe('What was published, and what is predicted of it'),
});
export type KeptPrediction = z.infer<typeof keptPrediction>;

/** reproduced: the prediction holds what was published and is narrow enough to mean something. plausible: it holds it. */
export const wordsThere = ['reproduced', 'plausible', 'not explained'] as const;
export type WordThere = (typeof wordsThere)[number];

const scoreOfKind = z.object({
  kind: z
    .enum(kindsOfFigure)
    .describe('times: times and ratios of times. success: shares, their differences and ratios'),
  scale: z
    .enum(['log', 'points'])
    .describe(
      'What the score is measured in. log: natural logarithm of seconds or of a ratio. points: percentage points',
    ),
  figures: z.int().meta(inUnit('count of figures', 'Published and predicted.')),
  within: z.int().meta(inUnit('count of figures', 'Of them inside the predictive interval.')),
  compared: z
    .int()
    .meta(inUnit('count of figures', 'Of them with at least two other studies for the naive forecaster.')),
  mean: z
    .number()
    .optional()
    .meta(inUnit('as `scale` says', 'Mean interval score of ours over `compared`; lower is better. Absent: none.')),
  naive: z
    .number()
    .optional()
    .meta(
      inUnit('as `scale` says', 'The same of a forecaster that takes the range of the other studies. Absent: none.'),
    ),
  naiveWithin: z.int().meta(inUnit('count of figures', 'Of `compared` inside the range of the other studies.')),
  onOtherScale: z
    .object({
      mean: z.number().meta(inUnit('no unit', 'As `mean`.')),
      naive: z.number().meta(inUnit('no unit', 'As `naive`.')),
    })
    .optional()
    .describe('Of shares the same in log odds, to show whether the choice of scale decides. Absent: of times'),
});
export type ScoreOfKind = z.infer<typeof scoreOfKind>;

export const predictionScore = z.object({
  level: z.number().meta(inUnit('share, 0 to 1', 'Of the predictive intervals: 0.9.')),
  comparisons: z.int().meta(inUnit('count of comparisons', 'Held out, and so counted.')),
  madeOn: day('Day on which it was worked out'),
  kinds: z.array(scoreOfKind).max(kindsOfFigure.length).describe('By kind of figure'),
  sentence: z.string().describe('How well the model predicts what others measured, in one sentence'),
  figures: z
    .array(
      z.object({
        comparison: z.string().describe('Who compared what'),
        url: z.string().describe('Where it was published'),
        quantity: z.string().describe('The quantity in words'),
        kind: z.enum(kindsOfFigure).describe('Of which kind it is'),
        unit: z.string().describe('proportion (0 to 1), difference of proportions, s or ratio'),
        published: z.number().meta(ofQuantity('As published.')),
        fromMemory: z.boolean().describe('Written from memory and not checked'),
        median: z.number().meta(ofQuantity('Median of the prediction.')),
        lower: z.number().meta(ofQuantity('Lower end of the predictive interval.')),
        upper: z.number().meta(ofQuantity('Upper end of it.')),
        word: z.enum(wordsThere).describe('The word for it'),
        firstPredictedOn: day('Day of the first prediction'),
        revisedOn: day('Day of the latest change of set-up, definition or ranges after that').optional(),
      }),
    )
    .max(10_000)
    .describe('Every published figure that is counted'),
});
export type PredictionScore = z.infer<typeof predictionScore>;

export const keptPredictionsFormat = 'passkey-pilot-predictions/1';

export const keptPredictions = z.object({
  format: z.literal(keptPredictionsFormat).describe('Name and version of the format'),
  model: sha256.describe('Fingerprint of the model that made them: what a few people of the shipped set-ups live'),
  level: z.number().meta(inUnit('share, 0 to 1', 'Of the predictive intervals: 0.9.')),
  draws: z.int().meta(inUnit('count of draws', "Of the parameters' central values.")),
  usersPerDraw: z.int().meta(inUnit('count of users', 'Virtual users of each draw.')),
  machineTime: z.string().describe('Name of the machine profile'),
  score: predictionScore,
  hash: sha256.describe('Of all the rest as JSON, so that an edited file is noticed'),
  predictions: z.array(keptPrediction).max(1_000).describe('One a comparison'),
});
export type KeptPredictions = z.infer<typeof keptPredictions>;

/** What a run registers of a claim: what is predicted of it there, or why nothing is. */
export const whyUnpredicted = ['no-setting', 'not-predicted-yet', 'out-of-date', 'not-held-out'] as const;
