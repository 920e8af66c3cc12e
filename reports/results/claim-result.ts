// A vendor's claim, judged twice: where it was made (there) and in the tenant of the run (here).
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { claimThere } from './claim-there.ts';
import { interval } from './results-interval.ts';

export const verdictWords = [
  'not judged',
  'not comparable',
  'too few',
  'replicated',
  'at least as claimed',
  'compatible',
  'inconclusive',
  'same direction, smaller',
  'smaller, if any',
  'contradicted',
] as const;

const figure = z.object({
  value: z.number().meta(inUnit('as the claim or the metric says', 'The figure.')),
  interval: interval.optional().describe('Absent: the data do not allow one'),
});

/** What was found in the terms of a claim: its own quantity, and the figure of either arm. */
const comparison = figure.extend({
  metric: z.string().describe('Id of the metric it is held against'),
  passkey: figure
    .optional()
    .describe('The arm with passkeys, in the unit of the metric. Absent: the quantity is that arm itself'),
  other: figure
    .optional()
    .describe('The arm that it is compared with, in the unit of the metric. Absent: the claim compares nothing'),
});

const claimHere = z.object({
  arms: z
    .object({
      passkey: z.string().describe('Id of the arm with passkeys'),
      other: z
        .string()
        .optional()
        .describe('Id of the arm that it is compared with. Absent: the claim compares nothing'),
    })
    .optional()
    .describe('The arms of the run that it is held against. Absent: the run has none of that kind'),
  estimand: z
    .array(
      z.object({
        field: z.string().describe('population, comparator, start, success, fallback, give-up or summary'),
        theirs: z.string().describe('As they define it'),
        ours: z.string().describe('As it is here'),
        matches: z
          .enum(['yes', 'no', 'unstated'])
          .describe('no: makes the claim not comparable. unstated: they do not say'),
      }),
    )
    .describe('The parts of the definition, theirs beside ours'),
  differing: z
    .array(z.string())
    .describe('Parts of the definition in which they state something else, which makes the claim not comparable'),
  found: comparison
    .extend({
      beside: z
        .array(comparison)
        .optional()
        .describe('The same comparison by other metrics, because the claim does not say which it means'),
      probabilityAtLeastClaimed: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .meta(
          inUnit(
            'share, 0 to 1',
            'Probability, given the model and a flat prior, of at least what is claimed. Absent: the verdict does not speak about size.',
          ),
        ),
      probabilitySceptical: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .meta(
          inUnit(
            'share, 0 to 1',
            'The same to a sceptic, whose prior lies where published speed-ups do. Absent: not about speed.',
          ),
        ),
    })
    .optional()
    .describe('What was found in the terms of the claim. Absent: the run cannot say'),
  verdict: z.enum(verdictWords).describe('The verdict in one of a closed list of words'),
  why: z.string().describe('The reasons: one or two sentences'),
});
export type ClaimHere = z.infer<typeof claimHere>;

export const claimResult = z.object({
  id: z.string().describe('Id of the claim'),
  title: z.string().describe('The claim in words; with the arms, where several comparisons of the run fit it'),
  who: z.string().describe('Who says it'),
  where: z.string().describe('Where it was published'),
  url: z.string().describe('Address of that'),
  year: z.int().meta(inUnit('year', 'Of the publication.')),
  words: z.string().describe('Their words, in short'),
  population: z.string().describe('Whom it is about'),
  claimed: z
    .object({
      kind: z.enum(['ratio', 'proportion']).describe('What sort of quantity is claimed'),
      value: z.number().meta(inUnit('as `unit` says', 'The quantity as they state it; of a ratio without unit.')),
      least: z
        .number()
        .meta(
          inUnit(
            'as `unit` says',
            'The least that would be rounded to the value: "99 %" stands for 98.5 to 99.5 %. Verdicts go by this range.',
          ),
        ),
      most: z.number().meta(inUnit('as `unit` says', 'The most that would be rounded to it.')),
      passkey: z
        .number()
        .optional()
        .meta(inUnit('as `unit` says', 'Their figure with passkeys. Absent: not stated, or the value itself.')),
      other: z
        .number()
        .optional()
        .meta(inUnit('as `unit` says', 'Their figure with the other method. Absent: not stated.')),
      halfSteps: z
        .object({
          passkey: z.number().optional().meta(inUnit('as `unit` says', 'Of `passkey`.')),
          other: z.number().optional().meta(inUnit('as `unit` says', 'Of `other`.')),
        })
        .describe('Half the step that their two figures were rounded to'),
      unit: z.string().describe('Unit of `passkey` and `other`, and of `value` unless that is a ratio'),
    })
    .describe('The quantity as they state it'),
  selfConsistency: z
    .object({
      consistent: z.boolean().describe('The claim agrees with its own figures'),
      sentence: z.string().describe('How so, or how not'),
    })
    .optional()
    .describe(
      'Does the claim agree with its own figures? (69 s / 3 s is 23, not 14.) Absent: it states too few of them',
    ),
  there: claimThere.describe('Where it was made: predicted from the model without the figures of its own study'),
  here: claimHere.describe('In the tenant of the run'),
});
export type ClaimResult = z.infer<typeof claimResult>;
