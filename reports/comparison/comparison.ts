// comparison.json: two runs held against each other. Its JSON Schema is published beside it (comparison.schema.json, written by `npm run index`).
// A is the run that is named first, B the other; every difference is B less A, every ratio B over A.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { scenarioKinds } from '../../scenarios/schema/scenario-kind.ts';
import { armOfRun } from '../results/arm-of-run.ts';
import { departure } from '../results/departure.ts';
import { provenance } from '../results/estimate.ts';
import { interval } from '../results/results-interval.ts';

export const comparisonFormat = 'passkey-pilot-comparison/1';

/** What can differ, in the order in which it is told. */
export const settingGroups = {
  scenario: 'Scenario',
  fault: 'Planted faults',
  policy: 'Policy of the target',
  persona: 'Personas',
  input: 'Other files the run was made from',
  evidence: 'Human model',
  claim: 'Claims',
  seed: 'Seed',
  version: 'Versions',
  machine: 'Machine',
  departure: 'Not plain',
} as const;
const groupIds = Object.keys(settingGroups) as (keyof typeof settingGroups)[];

/** Why figures of two runs may not be held against each other. */
export const whyNotCodes = [
  'kind',
  'not-valid',
  'faults',
  'time-counted',
  'months',
  'no-common-arm',
  'no-common-persona',
  'definition',
  'objective',
] as const;

const comparedRun = z.object({
  id: z.string().describe('Id of the run: the name of its folder when it began'),
  folder: z.string().describe('Its folder, as it was named'),
  name: z.string().describe('Name of its scenario'),
  kind: z.enum(scenarioKinds).describe('What sort of experiment it was'),
  driver: z.string().describe('What ran the attempts'),
  seed: z.number().meta(inUnit('no unit', 'Seed of all its random draws.')),
  users: z.int().meta(inUnit('count of people', 'Who took part.')),
  attempts: z.int().meta(inUnit('count of attempts', 'All of them, void ones included.')),
  version: z.string().describe('Version of passkey-pilot that made it'),
  startedAt: z.string().optional().describe('First start: UTC, ISO 8601. Absent: not written down'),
  departures: z.array(departure).describe('What makes it other than a plain run. Empty: plain'),
});
export type ComparedRun = z.infer<typeof comparedRun>;

const ofUnit = (about: string) => inUnit('as `unit` says', about);
const ofDifference = (about: string) => inUnit('as `differenceUnit` says', about);

const sideFigure = z.object({
  value: z.number().optional().meta(ofUnit('The figure. Absent: `withheld` says why.')),
  interval: interval.optional().describe('Confidence interval. Absent: `withheld` says why, or there is none'),
  withheld: z.string().optional().describe('Why there is no figure, or no interval'),
});
export type SideFigure = z.infer<typeof sideFigure>;

export const comparedFigure = z.object({
  metric: z.string().describe('Id of the metric; `metrics` says what it is'),
  arm: z.string().optional().describe('Id of the arm. Absent: the figure is of no arm'),
  baseline: z
    .string()
    .optional()
    .describe('Present: the figure is the arm less this one, within each run. Absent: the figure is the arm’s own'),
  persona: z.string().optional().describe('Persona id. Absent: all, weighted to the tenant of each run'),
  unit: z.string().describe('Unit of the figures of the two runs'),
  provenance: provenance.describe('How much of it rests on what, in the run that has the less measured'),
  a: sideFigure.describe('In A'),
  b: sideFigure.describe('In B'),
  kind: z.enum(['difference', 'ratio']).describe('difference: B less A. ratio: B over A'),
  differenceUnit: z.string().describe('Unit of `difference`: difference of proportions, s, ratio, …'),
  difference: sideFigure
    .extend({
      value: z.number().optional().meta(ofDifference('The difference or ratio. Absent: `withheld` says why.')),
    })
    .describe('B against A, with the doubt that so many people leave and no more'),
  pairs: z
    .int()
    .meta(
      inUnit(
        'count of people, or of random groups of them',
        'That both runs lived: their luck is the same, and the interval knows it. 0: other people, taken as independent.',
      ),
    ),
  monteCarlo: z
    .object({
      difference: z.number().meta(ofDifference('B against A with every parameter at its central value.')),
      se: z
        .number()
        .meta(
          ofDifference(
            'Its standard error from the simulated users alone, as if the two runs had lived other users: more users would settle it.',
          ),
        ),
    })
    .optional()
    .describe('From the sensitivity analyses of both runs. Absent: not both have one with this figure'),
  inputs: z
    .object({
      points: z.int().meta(inUnit('count of points', 'Of the parameters’ ranges, that both runs lived.')),
      mean: z.number().meta(ofDifference('Mean of B against A over those points.')),
      sd: z
        .number()
        .meta(ofDifference('Standard deviation of B against A over them: what is not known of the inputs.')),
      interval: interval.optional().describe('Range that holds 95 % of the points. Absent: the same at each of them'),
      above: z.number().meta(inUnit('share, 0 to 1', 'Of the points, those at which B has the larger figure.')),
    })
    .optional()
    .describe('What the inputs’ doubt does to the difference. Absent: the runs have no points in common'),
  notComparable: z
    .array(z.enum(whyNotCodes))
    .optional()
    .describe('Shown with --anyway, although: see `whyNot`. Absent: comparable'),
});
export type ComparedFigure = z.infer<typeof comparedFigure>;

const basis = z.enum(['inputs', 'sample']);
const beside = (what: string) => ({
  a: z.string().optional().describe(`${what} in A. Absent: A has none`),
  b: z.string().optional().describe(`${what} in B. Absent: B has none`),
});

export const comparison = z.object({
  $schema: z.string().describe('This schema, which lies beside the file'),
  format: z.literal(comparisonFormat).describe('Name and version of the format'),
  generatedAt: z.string().describe('When the runs were compared: UTC, ISO 8601'),
  version: z.string().describe('Version of passkey-pilot that compared them'),
  summary: z.string().describe('What was found, in a paragraph'),
  a: comparedRun.describe('The run that was named first'),
  b: comparedRun.describe('The other run'),
  whyNot: z
    .array(
      z.object({
        code: z.enum(whyNotCodes).describe('Sort of the reason'),
        sentence: z.string().describe('The reason, with what was found in both'),
      }),
    )
    .describe(
      'Why their figures may not be held against each other; shown all the same with --anyway. Empty: they may',
    ),
  settings: z
    .array(
      z.object({
        group: z.enum(groupIds).describe('What sort of thing differs'),
        what: z.string().describe('Field, file or thing that differs'),
        about: z.string().optional().describe('What that is, in words. Absent: its name says it'),
        ...beside('What it is'),
      }),
    )
    .describe('What differs between the two runs. Empty: nothing that is written down'),
  people: z.string().describe('Whether the same people lived in both, in a sentence'),
  arms: z.array(armOfRun).describe('Arms that both runs have'),
  personas: z
    .array(
      z.object({ id: z.string().describe('Persona id'), title: z.string().describe('The persona in words, as in B') }),
    )
    .describe('Personas that both runs have'),
  metrics: z
    .array(
      z.object({
        id: z.string().describe('Id of the metric'),
        title: z.string().describe('The metric in words'),
        estimand: z.string().describe('What exactly is compared'),
        primary: z.boolean().describe('One that decides; drawn on the page'),
      }),
    )
    .describe('What is compared, what decides first'),
  figures: z.array(comparedFigure).describe('Every figure that both runs can have, and its difference'),
  leftOut: z.array(z.string()).describe('Figures that are not held against each other and why, a sentence each'),
  decisions: z
    .array(
      z.object({
        persona: z.string().describe('Persona id'),
        title: z.string().describe('The persona in words'),
        arm: z.string().describe('Id of the arm that is decided on'),
        baseline: z.string().describe('Id of the arm that it is compared with'),
        ...beside('Decision'),
        basisA: basis.optional().describe('What it rests on in A. Absent: A has none'),
        basisB: basis.optional().describe('What it rests on in B. Absent: B has none'),
        whyA: z.string().optional().describe('Why, in A. Absent: A has none'),
        whyB: z.string().optional().describe('Why, in B. Absent: B has none'),
        same: z.boolean().describe('True: both runs have it and say the same'),
      }),
    )
    .describe('Decisions of the two runs beside each other. Empty: they decide nothing'),
  claims: z
    .array(
      z.object({
        claim: z.string().describe('Id of the claim'),
        title: z.string().describe('The claim in words'),
        ...beside('Verdict'),
        same: z.boolean().describe('True: both runs have it and say the same'),
      }),
    )
    .describe('Verdicts of the two runs beside each other. Empty: they test no claim'),
  gates: z
    .array(
      z.object({
        gate: z.string().describe('Metric and bound, as the scenario writes them'),
        ...beside('Whether it held, and what was found'),
        same: z.boolean().describe('True: it held in both, or in neither'),
      }),
    )
    .describe('Gates of the two runs beside each other. Empty: they have none'),
});
export type Comparison = z.infer<typeof comparison>;
export type Setting = Comparison['settings'][number];
export type WhyNot = Comparison['whyNot'][number];
