// sensitivity.json: what is not known about the inputs, what it does to the figures, and what would have to be true for a claim to hold.
// Its JSON Schema is published beside it (sensitivity.schema.json, written by `npm run index`).
import { z } from 'zod';
import { parameter } from '../../scenarios/schema/evidence.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { registeredRule } from '../../scenarios/schema/run.ts';
import { pointSides } from '../../scenarios/measures/parameter-point.ts';
import { armOfRun } from './arm-of-run.ts';
import { departure } from './departure.ts';
import { exactWord, inputsDecision } from './persona-decision.ts';
import { interval as openInterval } from './results-interval.ts';

export const sensitivityFormat = 'passkey-pilot-sensitivity/2';

export const closedInterval = openInterval.extend({
  upper: z.number().meta(inUnit('as the figure it belongs to says', 'Upper end.')),
});
export type ClosedInterval = z.infer<typeof closedInterval>;

const figureUnit = z
  .string()
  .describe('Unit of the figure: proportion (0 to 1), difference of proportions, s, ratio, …');
const ofFigure = (about: string) => inUnit('as `unit` says', about);

/** Both parts apart: what more simulated users would settle, and what they would not. */
const uncertainFigure = z.object({
  figure: z
    .string()
    .describe('"metric/arm", or "metric/side:arm" of an arm and what it is compared with; of one persona "…/persona"'),
  metric: z.string().describe('Id of the metric'),
  side: z
    .enum(pointSides)
    .describe(
      "arm: the arm's own figure. difference: the arm less the one it is compared with. ratio: of the two, above 1 is better in the arm",
    ),
  arm: z.string().describe('Id of the arm'),
  persona: z.string().optional().describe('Persona id. Absent: all personas, weighted to the tenant'),
  title: z.string().describe('The figure in words'),
  unit: figureUnit,
  centre: z.number().meta(ofFigure('With every parameter at its central value.')),
  monteCarloSe: z
    .number()
    .meta(ofFigure('Standard error of that from the simulated users alone: more users would settle it.')),
  inputs: z
    .object({
      mean: z.number().meta(ofFigure('Mean over the points.')),
      meanSe: z.number().meta(ofFigure('Standard error of the mean, between independent scramblings of the points.')),
      sd: z.number().meta(ofFigure('Standard deviation over the points: what is not known of the inputs.')),
      interval: closedInterval
        .optional()
        .describe('Range that holds 95 % of the points. Absent: the figure is the same at every point'),
      monteCarloSe: z
        .number()
        .meta(
          ofFigure("Root mean square of the points' own standard errors from simulated users, for comparison with sd."),
        ),
      points: z.int().meta(inUnit('count of points', 'Drawn, at which the figure exists.')),
    })
    .describe('Over points drawn from what is known of the parameters: more users would not settle it'),
});

const besideRun = z
  .string()
  .describe(
    'What the interval of the run it was asked of says, where it excludes this answer, which is then not settled. Absent: it does not',
  );

const parameterId = z.string().describe('Id of the parameter');
const standardUnits = z
  .number()
  .meta(
    inUnit('standard units', "Of the parameter's own range, from its central value: 1.96 is one end of the range."),
  );
const ofParameter = (about: string) => z.number().meta(inUnit("as the parameter's `unit` says", about));
const chance = (about: string) => z.number().meta(inUnit('share, 0 to 1', about));

const end = z.object({
  z: standardUnits,
  parameterValue: ofParameter('Value of the parameter there.'),
  figure: z.number().meta(ofFigure('The figure there.')),
});

const coordinate = z.object({
  parameter: parameterId,
  z: standardUnits,
  value: ofParameter('Value of the parameter at the point.'),
  centre: ofParameter('Its central value.'),
});

export const sensitivityResults = z.object({
  $schema: z.string().describe('This schema, which lies beside the file'),
  format: z.literal(sensitivityFormat).describe('Name and version of the format'),
  generatedAt: z.string().describe('When it was analysed: UTC, ISO 8601'),
  version: z.string().describe('Version of passkey-pilot'),
  scenario: z
    .object({
      name: z.string().describe('Name of the scenario'),
      file: z.string().describe('Path of its file as it was found'),
      seed: z.int().meta(inUnit('no unit', 'Seed of all random draws.')),
      hash: z.string().describe('SHA-256 of the scenario as it was lived, overrides in'),
    })
    .describe('What was asked about'),
  rule: registeredRule.describe('The decision rule by which `decisions` are made'),
  departures: z
    .array(departure)
    .describe(
      'What makes the scenario other than the plain model. With faults planted no claim is among the questions and conditions. Empty: plain',
    ),
  arms: z.array(armOfRun).describe('Ways to sign in that are compared, the one that others are compared with first'),
  personas: z
    .array(
      z.object({
        id: z.string().describe('Persona id'),
        title: z.string().describe('The persona in words'),
        weight: z.number().meta(inUnit('share, 0 to 1', 'Of the people of the tenant.')),
      }),
    )
    .describe('Personas with a weight'),
  machineTime: z.string().describe('Where machine time was resampled from, in words'),
  users: z
    .int()
    .meta(inUnit('count of users', 'Lived at each point, in each arm; where more live the centre, `phases` says so.')),
  phases: z
    .array(
      z.object({
        title: z.string().describe('What was lived, in words'),
        points: z.int().meta(inUnit('count of points', 'Lived.')),
        planned: z
          .int()
          .optional()
          .meta(
            inUnit('count of points', 'Of a phase for which the time ran out: as many as were meant. Absent: all.'),
          ),
        users: z.int().meta(inUnit('count of users', 'Lived at each of them, in each arm.')),
        seconds: z.number().meta(inUnit('s', 'Wall time it took.')),
      }),
    )
    .describe('What was lived, in order'),
  parameters: z
    .array(
      z.object({
        id: parameterId,
        title: z.string().describe('The parameter in words'),
        unit: parameter.shape.unit.describe(
          'Unit of the parameter; proportion: 0 to 1; sd: standard deviations between people',
        ),
        centre: z.number().meta(inUnit('as `unit` says', 'Central value: what the model uses.')),
        low: z
          .number()
          .meta(
            inUnit(
              'as `unit` says',
              'Lower end of its range, which is read as a central 95 % interval of the central value.',
            ),
          ),
        high: z.number().meta(inUnit('as `unit` says', 'Upper end of its range.')),
        basis: z.enum(['published', 'published and assumed', 'assumed']).describe('What value and range rest on'),
      }),
    )
    .describe('Parameters that were varied'),
  leftOut: z.array(z.string()).describe('What was left out, a sentence each'),
  uncertainty: z.array(uncertainFigure).describe('What is not known about the figures'),
  questions: z
    .array(
      z.object({
        id: z.string().describe('Id of the question'),
        kind: z.enum(['decision', 'gate', 'claim']).describe('What asks it'),
        title: z.string().describe('The question in words'),
        figure: z.string().describe('Figure it is about, as in `uncertainty`'),
        unit: figureUnit,
        threshold: z.number().meta(ofFigure('At which the answer turns.')),
        holds: z.enum(['above', 'below']).describe('On which side of the threshold it holds'),
        centre: z.number().meta(ofFigure('The figure with every parameter at its central value.')),
        holdsAtCentre: z.boolean().describe('The answer there'),
        settled: z
          .boolean()
          .describe(
            'Farther from the threshold than two standard errors of the simulated users; else more users may turn it',
          ),
        besideRun: besideRun.optional(),
        shareOfDraws: chance('Of the points drawn, those at which it holds.'),
        draws: z.int().meta(inUnit('count of points', 'Drawn, at which the figure exists.')),
      }),
    )
    .describe('The conditions of the decision, the gates and the claims: do they hold?'),
  decisions: z
    .array(
      inputsDecision.extend({
        persona: z.string().describe('Persona id'),
        title: z.string().describe('The persona in words; where several arms are decided on, the arm too'),
        flips: z
          .array(
            z.object({
              parameter: parameterId,
              z: standardUnits,
              value: ofParameter('Value of the parameter at which the word turns.'),
              chance: chance('Chance of such a value or one beyond it, under the range of the parameter.'),
              becomes: exactWord.describe('Word beyond that value'),
              sentence: z.string().describe('The same in words'),
            }),
          )
          .describe(
            'By parameter: the nearest value at which the word of the centre is another, all others at their centre. Empty where the error of simulation could turn that word',
          ),
      }),
    )
    .describe('The decision by persona: the rule, asked of exact figures over the plausible inputs'),
  tornado: z
    .array(
      z.object({
        figure: z.string().describe('As in `uncertainty`'),
        title: z.string().describe('The figure in words'),
        unit: figureUnit,
        centre: z.number().meta(ofFigure('With every parameter at its central value.')),
        threshold: z
          .number()
          .optional()
          .meta(
            ofFigure('The nearest one at which a question about the figure turns. Absent: nothing is asked of it.'),
          ),
        rows: z
          .array(
            z.object({
              parameter: parameterId,
              low: end.describe('At its 10th percentile'),
              high: end.describe('At its 90th percentile'),
            }),
          )
          .describe('Parameters that move the figure, widest first'),
      }),
    )
    .describe('One parameter at a time at its 10th and 90th percentile'),
  indices: z
    .array(
      z.object({
        figure: z.string().describe('As in `uncertainty`; ratios are taken on the logarithm'),
        title: z.string().describe('The figure in words'),
        shareOfVariance: z
          .number()
          .meta(inUnit('ratio', 'Variance over these parameters alone, over that over all parameters.')),
        rows: z
          .array(
            z.object({
              parameter: parameterId,
              firstOrder: z
                .number()
                .meta(
                  inUnit(
                    'share, 0 to 1',
                    "Of these parameters' variance, what this one makes alone; may come out a little beyond.",
                  ),
                ),
              firstOrderInterval: closedInterval
                .optional()
                .describe('95 %, bootstrap. Absent: no row of the design moved'),
              total: z
                .number()
                .meta(
                  inUnit(
                    'share, 0 to 1',
                    'The same with what it makes together with others; may come out a little beyond.',
                  ),
                ),
              totalInterval: closedInterval.optional().describe('95 %, bootstrap. Absent: no row of the design moved'),
              interacts: z.boolean().describe('It acts through others too, which a tornado hides'),
            }),
          )
          .describe('Parameters, the one with the largest total first'),
      }),
    )
    .describe("Sobol' indices: shares of the variance that the most influential parameters make together"),
  flips: z
    .array(
      z.object({
        question: z.string().describe('Id of the question'),
        parameter: parameterId,
        z: standardUnits,
        value: ofParameter('Value at which the answer turns.'),
        chance: chance('Chance of such a value or one beyond it, under the range of the parameter.'),
        sentence: z.string().describe('The same in words'),
      }),
    )
    .describe('By question and parameter: the value at which the answer turns, all others at their centre'),
  conditions: z
    .array(
      z.object({
        claim: z.string().describe('Id of the claim'),
        arm: z.string().describe('Id of the arm that it is asked of'),
        words: z.string().describe('The claim in its own figures, and who made it'),
        definition: z.string().describe('How an attempt or a time is counted, as it stands in a sentence'),
        figure: z.string().describe('Figure it is held against, as in `uncertainty`'),
        claimed: z
          .number()
          .meta(inUnit('as the figure says', 'What is claimed; proportions 0 to 1, ratios without unit.')),
        leastClaimed: z
          .number()
          .optional()
          .meta(
            inUnit(
              'as the figure says',
              'The least that would be rounded to what is claimed; the states go by it. Absent: what is claimed.',
            ),
          ),
        centre: z
          .number()
          .optional()
          .meta(
            inUnit(
              'as the figure says',
              'The figure with every parameter at its central value. Absent: there is none there.',
            ),
          ),
        state: z
          .enum([
            'holds at the centre',
            'not settled at the centre',
            'holds at a point',
            'not found',
            'no figure at the centre',
          ])
          .describe('What was found'),
        point: z
          .object({
            distance: z
              .number()
              .meta(inUnit('standard units', 'From the centre; an upper bound, as a nearer point may exist.')),
            chance: chance('Of such a point or one beyond it: Φ(-distance), the first-order reliability method.'),
            coordinates: z.array(coordinate).describe('Parameters that were moved'),
            figure: z.number().meta(inUnit('as the figure says', 'The figure there, lived.')),
            monteCarloSe: z
              .number()
              .meta(inUnit('as the figure says', 'Standard error of it from the simulated users.')),
            passkey: z.number().optional().meta(ofFigure('The arm with passkeys there. Absent: the figure itself.')),
            other: z.number().optional().meta(ofFigure('The other arm there. Absent: not compared.')),
            unit: z.string().describe('Unit of `passkey` and `other`'),
          })
          .optional()
          .describe(
            'The point; of "not found" the farthest one tried, in the steepest direction. Absent: none was needed',
          ),
        sentence: z.string().describe('The same in words'),
      }),
    )
    .describe('For each claim and definition: the nearest point found where the tenant would show it'),
});
export type SensitivityResults = z.infer<typeof sensitivityResults>;

/** In results.json, whose schema has it; the rule stands in the manifest there. */
export const sensitivityOfRun = sensitivityResults.omit({ $schema: true, rule: true });
export type SensitivityOfRun = z.infer<typeof sensitivityOfRun>;
