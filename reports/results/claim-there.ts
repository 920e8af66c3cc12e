// A claim judged where it was made: what the model predicts of it there, beside what was published.
import { z } from 'zod';
import { wordsThere } from '../../scenarios/schema/kept-prediction.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';

const ofFigure = (about: string) => inUnit('as `unit` says', about);

const figureThere = z.object({
  quantity: z.string().describe('Id of the quantity: success-passkey, seconds-other, seconds-ratio, …'),
  title: z.string().describe('The quantity in words'),
  unit: z.string().describe('proportion (0 to 1), s or ratio'),
  published: z
    .object({
      value: z.number().meta(ofFigure('As published.')),
      least: z.number().meta(ofFigure('The least that would be rounded to it.')),
      most: z.number().meta(ofFigure('The most that would be rounded to it.')),
    })
    .describe('What they state'),
  predicted: z
    .object({
      median: z.number().meta(ofFigure('Median of the prediction.')),
      lower: z.number().meta(ofFigure('Lower end of the predictive interval.')),
      upper: z.number().meta(ofFigure('Upper end of it.')),
      level: z.number().meta(inUnit('share, 0 to 1', 'Of the interval.')),
    })
    .describe('What the model predicts of it there'),
  word: z.enum(wordsThere).describe('The word for this figure alone'),
  off: z
    .number()
    .optional()
    .meta(ofFigure('How far the published figure lies from the nearer end of the interval. Absent: inside.')),
  fitsUnder: z
    .array(z.string())
    .describe('Titles of other readings of “attempt” under which it would lie inside the interval. Empty: none does'),
});
export type FigureThere = z.infer<typeof figureThere>;

export const claimThere = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('predicted').describe('The model predicts it there'),
    word: z
      .enum(wordsThere)
      .describe(
        'reproduced: the 90 % prediction holds what they state and is narrow enough to mean something. plausible: it holds it. not explained: it does not. Of several figures the weakest word',
      ),
    why: z.string().describe('In one or two sentences: how far off, and under which reading it would fit'),
    figures: z.array(figureThere).min(1).describe('Every figure they state that is predicted'),
    setting: z
      .object({
        people: z.string().describe('Who signs in'),
        comparator: z.string().describe('What passkeys are compared with'),
        devices: z.string().describe('On what they sign in'),
        attempt: z.string().describe('What an attempt is'),
      })
      .describe('The setting it was predicted in, fixed before the first prediction'),
    firstPredictedOn: z.string().describe('Day of the first prediction, ISO 8601'),
    revisedOn: z
      .string()
      .optional()
      .describe('Day of the latest change of setting or ranges after that. Absent: none since'),
  }),
  z.object({
    kind: z.literal('absent').describe('Nothing is predicted'),
    code: z
      .enum(['no-setting', 'not-predicted-yet', 'out-of-date', 'not-held-out', 'too-few-values'])
      .describe(
        'no-setting: its file does not say how it would be predicted. not-predicted-yet: `validate` has not been asked. out-of-date: setting or model have changed since. not-held-out: the prediction would rest on its own study. too-few-values: the model hardly ever gives such a figure',
      ),
    why: z.string().describe('The reason in a sentence'),
  }),
]);
export type ClaimThere = z.infer<typeof claimThere>;
