// The decision on an arm for one persona, as results publish it. By inputs where the run has a sensitivity analysis that counts: simulated
// people cost nothing, so figures are exact and only the inputs leave doubt. By sample elsewhere: by intervals over the people of the run.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { interval } from './results-interval.ts';

/** What the rule says of figures that are known exactly. */
export const exactWords = ['go', 'amend', 'stop'] as const;
export type ExactWord = (typeof exactWords)[number];
export const exactWord = z.enum(exactWords);

/** What can keep an arm from GO and be mended; nobody-registers may be a reason to stop, as the rule says. */
export const conditionKinds = ['floor', 'registration', 'nobody-registers', 'fallback', 'guardrail', 'gain'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

const ofFigure = (about: string) => inUnit('as `unit` says', about);
const standardUnits = (about: string) => inUnit('standard units', about);

const decidingFigure = z.object({
  metric: z.string().describe('Id of the metric'),
  of: z.enum(['difference', 'arm']).describe('difference: arm less baseline. arm: that arm alone'),
  title: z.string().describe('The figure in words, as it stands in a sentence'),
  unit: z.string().describe('Unit of centre, margin, monteCarloSe and interval'),
  centre: z
    .number()
    .optional()
    .meta(ofFigure('With every parameter at its central value. Absent: there is no such figure there.')),
  margin: z.number().meta(ofFigure('What the rule holds it against.')),
  wanted: z.enum(['above', 'below']).describe('On which side of the margin it is good'),
  monteCarloSe: z
    .number()
    .optional()
    .meta(
      ofFigure(
        'Standard error of `centre` from the simulated users alone: more users would settle it. Absent: as `centre`.',
      ),
    ),
  interval: interval
    .optional()
    .describe(
      'Range that holds 95 % of the points: what the inputs leave open. Absent: the same at every point that has it, or none has',
    ),
});
export type DecidingFigure = z.infer<typeof decidingFigure>;

const condition = z.object({
  kind: z
    .enum(conditionKinds)
    .describe(
      'floor: too few needs are met, however the other arm does. registration: too few register. nobody-registers: nobody can. fallback: too many get in only by the other way. guardrail: something else rises too much. gain: nothing is better than before',
    ),
  metric: z.string().describe('Id of the metric it is about'),
  inWords: z.string().describe('What is to be mended, as it stands in a sentence'),
  share: z.number().meta(inUnit('share, 0 to 1', 'Of the points: those at which it is not met.')),
});

const decider = z.object({
  parameter: z.string().describe('Id of the parameter'),
  title: z.string().describe('The parameter in words'),
  explains: z
    .number()
    .meta(
      inUnit(
        'share, 0 to 1',
        'Of the variance of the deciding figure over the points: what this input alone explains.',
      ),
    ),
  turnsAt: z
    .object({
      z: z.number().meta(standardUnits("On the parameter's own range, from its central value.")),
      value: z
        .number()
        .meta(inUnit("as the parameter's `unit` says", 'At which the deciding figure comes to its margin.')),
      inWords: z.string().describe('The value with its unit'),
      beyond: z.enum(['above', 'below']).describe('On which side of it the word is another than at the centre'),
      becomes: exactWord.describe('The word there'),
    })
    .optional()
    .describe(
      'Where it alone turns the word of the centre. Absent: nowhere that was lived, or the word there is not settled',
    ),
  sentence: z.string().describe('The same in words'),
});

const measurement = z.object({
  of: z.enum(['inputs', 'figure']).describe('inputs: the parameters named. figure: the deciding figure itself'),
  parameters: z.array(z.string()).describe('Ids of the parameters; none of a figure'),
  people: z
    .int()
    .meta(inUnit('count of people', 'In a real pilot, each observed once (of a difference: in both arms).')),
  assurance: z
    .number()
    .meta(inUnit('share, 0 to 1', 'Chance that a word then reaches its level, before anything is measured.')),
  sentence: z.string().describe('The same in words'),
});

const ofArm = {
  arm: z.string().describe('Id of the arm that is decided on'),
  baseline: z.string().describe('Id of the arm that it is compared with'),
  why: z.string().describe('The reasons: one or two sentences'),
};

/** Without what only a display needs. */
export const inputsDecision = z.object({
  basis: z.literal('inputs').describe('Decided over the plausible inputs: figures are exact, inputs are not'),
  ...ofArm,
  decision: z
    .enum([...exactWords, 'open'])
    .describe('The word that enough of the points say, by the level of the rule; open: none does'),
  centre: exactWord.describe('The word with every parameter at its central value'),
  shares: z
    .array(
      z.object({
        decision: exactWord.describe('A word'),
        share: z.number().meta(inUnit('share, 0 to 1', 'Of the points: those that say so.')),
      }),
    )
    .describe('Words that were found over the points, the most frequent first'),
  points: z.int().meta(inUnit('count of points', 'Drawn from what is known of the parameters.')),
  settled: z
    .boolean()
    .describe('False: the error of simulation alone (users at a point, number of points) could turn the decision'),
  besideRun: z
    .string()
    .optional()
    .describe(
      'What the interval of the run it was asked of says, where it excludes this answer, which is then not settled. Absent: it does not',
    ),
  figure: decidingFigure.describe('The figure and the margin that decide'),
  conditions: z.array(condition).describe('What would have to be mended, the most frequent first. Empty: nothing'),
  deciders: z
    .array(decider)
    .describe('Of open: the one or two inputs that explain most of the disagreement. Else empty'),
  measure: z
    .array(measurement)
    .describe('Of open: what to measure in a real pilot to settle it, fewest people first. Else empty'),
});
export type InputsDecision = z.infer<typeof inputsDecision>;

const shrunkenDifference = z
  .number()
  .optional()
  .meta(
    inUnit(
      'share, 0 to 1',
      'Success in the arm less success in its baseline, -1 to 1: partially pooled over personas, for display beside the raw one. Absent: fewer than two personas allow it.',
    ),
  );

export const sampleDecision = z.object({
  basis: z.literal('sample').describe('Decided by intervals over the people of the run'),
  ...ofArm,
  decision: z.enum([...exactWords, 'no verdict']).describe('Decision by the rule, from intervals'),
  shrunkenDifference,
});
export type SampleDecision = z.infer<typeof sampleDecision>;

export const inputsDecisionOfRun = inputsDecision.extend({ shrunkenDifference });

export const personaDecision = z
  .discriminatedUnion('basis', [sampleDecision, inputsDecisionOfRun])
  .describe('By inputs wherever the run has a sensitivity analysis that counts, else by the sample');
export type PersonaDecision = z.infer<typeof personaDecision>;
export type DecisionWord = PersonaDecision['decision'];
