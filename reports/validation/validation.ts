// validation.json: published comparisons beside what the model predicts of them. Its JSON Schema is published beside this file.
import { z } from 'zod';
import { definition } from '../../scenarios/schema/attempt-definition.ts';
import { claimRange } from '../../scenarios/schema/claim-range.ts';
import { comparedMeasures } from '../../scenarios/schema/compared-quantity.ts';
import { predictionScore, wordsThere } from '../../scenarios/schema/kept-prediction.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';

export const validationFormat = 'passkey-pilot-validation/1';

/** hit: in the interval, or the interval wholly on the published side. open: the interval holds both sides of a published direction. */
export const agreements = ['hit', 'miss', 'open'] as const;
export type Agreement = (typeof agreements)[number];

const ofQuantity = (about: string) => inUnit("as the quantity's `unit` says", about);

const prediction = z.object({
  definition: z.string().describe('Id of the definition it was made under'),
  median: z.number().meta(ofQuantity('Median of the draws.')),
  lower: z.number().meta(ofQuantity('Lower end of the predictive interval.')),
  upper: z.number().meta(ofQuantity('Upper end of the predictive interval.')),
  inputSd: z
    .number()
    .meta(
      ofQuantity(
        'What the uncertain parameters leave open, as a standard deviation; of times and ratios a factor less 1.',
      ),
    ),
  innerSd: z
    .number()
    .meta(
      ofQuantity(
        'What the few virtual users of a draw leave open, as a standard deviation, of times and ratios a factor less 1; taken out of the interval.',
      ),
    ),
  monteCarloError: z
    .object({
      median: z.number().meta(ofQuantity('Of the median.')),
      lower: z.number().meta(ofQuantity('Of the lower end.')),
      upper: z.number().meta(ofQuantity('Of the upper end.')),
    })
    .describe('Standard errors by the number of draws and users; they are not in the interval'),
  draws: z.int().meta(inUnit('count of draws', 'With a value.')),
  agreement: z
    .enum(agreements)
    .describe(
      'hit: what was published lies in the interval, or the interval wholly on the published side. open: the interval holds both sides of a published direction',
    ),
  onTheEdge: z
    .boolean()
    .describe(
      'The published value is within two Monte Carlo standard errors of an end of the interval: more draws may turn it',
    ),
});
export type Prediction = z.infer<typeof prediction>;

const publishedValue = z.object({
  value: z.number().optional().meta(ofQuantity('As published. Absent: only a direction was.')),
  least: z
    .number()
    .optional()
    .meta(
      ofQuantity(
        'The least that would be rounded to it: it agrees where this range meets the interval. Absent: only a direction was published.',
      ),
    ),
  most: z
    .number()
    .optional()
    .meta(ofQuantity('The most that would be rounded to it. Absent: only a direction was published.')),
  direction: z.enum(['above-1', 'below-1']).optional().describe('Absent: a value was published'),
  rows: z
    .array(
      z.object({
        id: z.string().describe('Id of the row in published.json'),
        quantity: z.string().describe('What was measured'),
        source: z.string().describe('Who published it, and where'),
        url: z.string().describe('Address of that'),
        level: z
          .string()
          .describe(
            'How far it was checked: P primary text read, S secondary copy, M from memory, D derived, A suggestion',
          ),
      }),
    )
    .describe("Rows it is made of. Empty: the claim's own numbers"),
  fromMemory: z.boolean().describe('At least one of the rows was written from memory and not checked'),
});
export type PublishedValue = z.infer<typeof publishedValue>;

const comparedQuantity = z.object({
  id: z.string().describe('Id of the quantity in its comparison'),
  title: z.string().describe('The quantity in words'),
  measure: z
    .enum(comparedMeasures)
    .describe(
      'success: share of occasions. registration-success: share of those who start to register. seconds: time of occasions that succeeded. success-difference: passkey less other. success-ratio: passkey over other. seconds-ratio: other over passkey',
    ),
  unit: z
    .string()
    .describe('Unit of what was published and predicted: proportion (0 to 1), difference of proportions, s or ratio'),
  published: publishedValue.describe('What was published'),
  predictions: z
    .array(prediction)
    .describe('First under the definition that is judged. Empty: too few draws with a value'),
  stated: z.boolean().describe('They state it. false: it is worked out from two figures that they state'),
  word: z
    .enum(wordsThere)
    .optional()
    .describe(
      'Under the first definition. reproduced: in the interval, which is narrow enough to mean something. plausible: in it. not explained: outside. Absent: nothing was predicted, or only a direction was published',
    ),
  agreement: z.enum(agreements).optional().describe('Under the first definition. Absent: nothing was predicted'),
  wouldAgree: z
    .array(z.string())
    .describe('Ids of definitions, but the first, under which the published figure agrees'),
  meaning: z.string().describe('What it means, in words made from the figures'),
  believed: z
    .string()
    .optional()
    .describe(
      'Of a miss: why we believe it to be one, as the claim has it. It decides nothing. Absent: none, or no miss',
    ),
});
export type ComparedResult = z.infer<typeof comparedQuantity>;

export const comparedStudy = z.object({
  id: z.string().describe('Id of the comparison: the claim, or the statement that says for itself how it is predicted'),
  claim: z.string().describe('Id of the claim, which is the study'),
  title: z.string().describe('Who compared what'),
  source: z.string().describe('Who published it, and where'),
  url: z.string().describe('Address of that'),
  year: z.int().meta(inUnit('year', 'Of the publication.')),
  tier: z
    .int()
    .meta(
      inUnit(
        'ordinal, from 1',
        'How far a simulation can be held to it: 1 one named comparator with rate and time, 4 a ratio alone.',
      ),
    ),
  population: z.string().describe('Who was counted, and how many, as far as is stated'),
  attempt: z.string().describe('How the publisher defines an attempt, or that it does not'),
  comparator: z.string().describe('What the other way was, and what of our password + code stands for it'),
  heldOut: z.boolean().describe('Nothing the prediction uses rests on the study itself'),
  restsOn: z
    .array(
      z.object({
        what: z.string().describe('Parameter, persona or machine profile'),
        rows: z.array(z.string()).describe('Rows of the study that it cites'),
      }),
    )
    .describe('What does, where something does'),
  ranges: z.array(claimRange).describe('Ranges of parameters in place of those of human.yaml'),
  firstPredictedOn: z.string().describe('Day of the first prediction, ISO 8601'),
  revisedOn: z
    .string()
    .optional()
    .describe('Day of the latest change of set-up, definition or ranges after that. Absent: none'),
  revisions: z
    .array(
      z.object({
        on: z.string().describe('Day of it, ISO 8601'),
        why: z.string().describe('What was changed, and why'),
        newDefinition: z.boolean().describe('The definition of an attempt that figures are judged under was changed'),
      }),
    )
    .describe('What was changed after the first prediction'),
  definitions: z.array(definition).describe('What an attempt can have been; the first is the one that is judged'),
  quantities: z.array(comparedQuantity).describe('What was compared'),
});
export type ComparedStudy = z.infer<typeof comparedStudy>;

const share = (about: string) => z.number().meta(inUnit('share, 0 to 1', about));

const enrolmentStudy = z.object({
  id: z.string().describe('Id of the curve'),
  title: z.string().describe('Who asked whom'),
  standsFor: z.string().describe('What of the rollout that was lived stands for what they did, and what is not known'),
  people: z.int().meta(inUnit('count of people', 'Of each draw.')),
  weeks: z
    .array(
      z.object({
        week: z.int().meta(inUnit('ordinal, from 0', 'Since the one in which the first was asked.')),
        median: share('Median of the draws: people with a passkey at the end of the week.'),
        lower: share('Lower end of the predictive interval.'),
        upper: share('Upper end of it.'),
      }),
    )
    .describe('The model, week by week. A week in which all draws agree has no width'),
  points: z
    .array(
      z.object({
        row: z.string().describe('Id of the row in published.json'),
        quantity: z.string().describe('What was published'),
        population: z.string().describe('Of whom'),
        url: z.string().describe('Address of the source'),
        day: z.int().meta(inUnit('count of days', 'From the first day on which anybody was asked.')),
        published: share('As published.'),
        low: share('Lower end of its range.').optional(),
        high: share('Upper end of its range.').optional(),
        median: share('Predicted for that day’s week, median of the draws.'),
        lower: share('Lower end of the predictive interval.'),
        upper: share('Upper end of it.'),
        covered: z.boolean().describe('What was published lies in the interval'),
      }),
    )
    .describe('Published shares beside the model'),
});
export type EnrolmentStudy = z.infer<typeof enrolmentStudy>;

export const enrolmentResults = z.object({
  curves: z.array(enrolmentStudy).describe('Published curves, and rollouts that stand for them'),
  notCompared: z
    .array(
      z.object({
        row: z.string().describe('Id of the row in published.json'),
        quantity: z.string().describe('What was published'),
        published: share('As published.'),
        url: z.string().describe('Address of the source'),
        why: z.string().describe('Why no rollout of the model stands for it'),
      }),
    )
    .describe('Published shares with which nothing was compared'),
});
export type EnrolmentResults = z.infer<typeof enrolmentResults>;

export const validation = z.object({
  $schema: z.string().describe('This schema, which lies beside the file'),
  format: z.literal(validationFormat).describe('Name and version of the format'),
  version: z.string().describe('Version of passkey-pilot'),
  generatedAt: z.string().describe('UTC, ISO 8601'),
  summary: z.string().describe('The finding in a few sentences'),
  score: predictionScore.describe('How well all of it was predicted, beside a naive forecaster'),
  level: z.number().meta(inUnit('share, 0 to 1', 'Of the predictive intervals: 0.9.')),
  seed: z.int().meta(inUnit('no unit', 'Seed of the bootstrap; the set-ups have seeds of their own.')),
  draws: z.int().meta(inUnit('count of draws', "Of the parameters' central values, for each comparison.")),
  usersPerDraw: z.int().meta(inUnit('count of users', 'Virtual users of each draw.')),
  attempts: z.int().meta(inUnit('count of attempts', 'Lived in all.')),
  machineTime: z
    .object({
      title: z.string().describe('Name of the machine profile'),
      measuredOn: z.string().describe('Day of the measurement'),
      run: z.string().describe('Id of the run it was taken from'),
    })
    .describe('Where machine time was resampled from'),
  comparisons: z.array(comparedStudy).describe('Published comparisons, one after the other'),
  enrolment: enrolmentResults
    .optional()
    .describe('How many register after being asked, week by week. Absent: claims of somebody’s own were validated'),
});
export type Validation = z.infer<typeof validation>;
