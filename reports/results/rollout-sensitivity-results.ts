// sensitivity.json of a rollout: what is not known about its inputs, what that does to its figures, and which word of its rule they say.
// Its JSON Schema is published beside it (rollout-sensitivity.schema.json, written by `npm run index`).
import { z } from 'zod';
import { currency } from '../../scenarios/schema/currency.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { rolloutWords } from '../../scenarios/schema/rollout-rule.ts';
import { registeredRolloutRule } from '../../scenarios/schema/run.ts';
import { closedInterval, sensitivityResults } from './sensitivity-results.ts';

export const rolloutSensitivityFormat = 'passkey-pilot-rollout-sensitivity/1';

const pilot = sensitivityResults.shape;
const share = (about: string) => z.number().min(0).max(1).meta(inUnit('share, 0 to 1', about));
const ofFigure = (about: string) => z.number().meta(inUnit('as `unit` says', about));
const word = z.enum(rolloutWords);

const mover = z.object({
  parameter: z.string().describe('Id of the input'),
  explains: share('Of the variance over the points, less what chance would explain.'),
});

const overPoints = z.object({
  median: ofFigure('Half of the points lie below.'),
  mean: ofFigure('Mean over the points.'),
  sd: ofFigure('Standard deviation over the points: what is not known of the inputs.'),
  interval: closedInterval.optional().describe('Range that holds 90 % of the points. Absent: it has no width'),
  points: z.int().meta(inUnit('count of points', 'Drawn, at which the figure exists.')),
});

const uncertain = z.object({
  centre: ofFigure('With every input at its central value.'),
  othersSd: ofFigure(
    'Standard deviation between groups of other people with every input at its central value: more people would narrow it.',
  ).optional(),
  inputs: overPoints.describe('Over points drawn from what is known of all inputs at once'),
  movers: z
    .array(mover)
    .describe(
      'One or two inputs that explain most of the variance, that first. Empty: none stands out of what chance would explain',
    ),
});

export const rolloutSensitivityResults = z.object({
  $schema: pilot.$schema,
  format: z.literal(rolloutSensitivityFormat).describe('Name and version of the format'),
  generatedAt: pilot.generatedAt,
  version: pilot.version,
  scenario: pilot.scenario,
  rule: registeredRolloutRule.describe('The rule of rollouts by which `decisions` are made'),
  departures: pilot.departures.describe('What makes the scenario other than the plain model. Empty: plain'),
  personas: pilot.personas,
  currency: currency.describe('Of every cost: its ISO 4217 code'),
  startsOn: z.iso.date().describe('First day of the simulated calendar'),
  endsOn: z.iso.date().describe('Its last day'),
  machineTime: pilot.machineTime,
  people: z.int().meta(inUnit('count of people', 'Of the tenant at the start.')),
  users: z.int().meta(inUnit('count of people', 'Who lived each point; fewer than `people` stand for all of them.')),
  signInDaysSampled: share('Of uneventful days at a point, those that were lived and stand for the others.'),
  centre: z
    .enum(['run', 'points'])
    .describe(
      'Who lived the centre. run: the people of the run it was asked of, and what those of the points differ in from them there is taken off at every point. points: those of the points',
    ),
  phases: pilot.phases,
  parameters: z
    .array(
      pilot.parameters.element.extend({
        unit: z.string().describe('Unit of the input; proportion: 0 to 1; sd: standard deviations between people'),
      }),
    )
    .describe('Inputs that were moved: parameters of people, rates of the tenant, figures of who checks identities'),
  leftOut: pilot.leftOut,
  uncertainty: z
    .array(
      uncertain.extend({
        figure: z.string().describe('"metric/side", of one persona "metric/side/persona"'),
        metric: z.string().describe('Id of the metric'),
        side: z
          .enum(['rollout', 'nothing', 'difference', 'ratio'])
          .describe(
            'rollout: with the rollout. nothing: with nothing done. difference: the first less the second. ratio: the first over the second',
          ),
        persona: z.string().optional().describe('Persona id. Absent: all personas'),
        title: z.string().describe('The figure in words'),
        unit: z.string().describe('Unit of the figure: proportion (0 to 1), difference of proportions, h, ratio, …'),
        threshold: ofFigure('At which a condition of the rule turns. Absent: the rule does not ask of it.').optional(),
      }),
    )
    .describe('What is not known about the figures'),
  enrolment: z
    .array(
      uncertain.extend({
        week: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Week of the simulated time.')),
        startsOn: z.iso.date().describe('First day of the week'),
        unit: z.literal('proportion').describe('Unit of the figures'),
      }),
    )
    .describe('Who has a passkey at the end of each week, of the people there'),
  decisions: z
    .array(
      z.object({
        persona: z.string().optional().describe('Persona id. Absent: the rollout as a whole'),
        title: z.string().describe('The same in words'),
        centre: word.describe('Word of the rule with every input at its central value'),
        reasons: z.array(z.string()).describe('Why, in words made from the figures there'),
        shares: z
          .array(
            z.object({
              word: word.describe('Word of the rule'),
              share: share('Of the points at which the rule says so.'),
            }),
          )
          .describe('Words that points say, the one that most say first'),
        agree: share('Of the points: those that say the word of the centre.'),
        points: z.int().meta(inUnit('count of points', 'Drawn.')),
        others: z
          .object({
            groups: z.int().meta(inUnit('count of groups', 'Of other people, every input at its central value.')),
            agree: z.int().meta(inUnit('count of groups', 'Of those: the rule says the word of the centre.')),
          })
          .describe('What chance between people does'),
        missed: z
          .array(
            z.object({
              condition: z.string().describe('Part of the rule'),
              share: share('Of the points at which it makes the word other than GO.'),
            }),
          )
          .describe('Why points say no GO, the most frequent first'),
        decides: z
          .object({
            condition: z.string().describe('Part of the rule on which the points disagree most'),
            figure: z.string().describe('Figure it is about, as in `uncertainty`'),
            movers: z.array(mover).describe('As in `uncertainty`'),
          })
          .optional()
          .describe('Absent: all points say the same, or what they disagree on is how many people there are'),
        turns: z
          .array(
            z.object({
              parameter: z.string().describe('Id of the input'),
              z: z.number().meta(inUnit('standard units', 'Of its range, from its central value.')),
              value: z.number().meta(inUnit("as the parameter's `unit` says", 'Of the input there.')),
              becomes: word.describe('Word of the rule there'),
            }),
          )
          .describe(
            'Inputs that alone, at their 10th or 90th percentile, make another word of that of the centre. Empty where other people alone do',
          ),
        why: z
          .string()
          .describe('What the points disagree on, and what chance between people does, in sentences; may be empty'),
      }),
    )
    .describe('The rule asked at every point: the whole first, then each persona'),
  tornado: pilot.tornado.describe('Of the whole: one input at a time at its 10th and 90th percentile'),
});
export type RolloutSensitivityResults = z.infer<typeof rolloutSensitivityResults>;

/** In results.json, whose schema has it; the rule stands in the manifest there, and what no section shows in the folder of the analysis. */
export const rolloutSensitivityOfRun = rolloutSensitivityResults.omit({ $schema: true, rule: true, tornado: true });
export type RolloutSensitivityOfRun = z.infer<typeof rolloutSensitivityOfRun>;
