// sensitivity.json: what is not known about the inputs, what it does to the figures, and what would have to be true for a claim to hold.
// Its JSON Schema is published beside it (sensitivity.schema.json, written by `npm run index`).
import { z } from 'zod';
import { parameter } from '../../scenarios/schema/evidence.ts';
import { pointSides } from '../../scenarios/schema/parameter-point.ts';
import { departure } from '../departures/departure.ts';
import { interval as openInterval } from '../results-interval.ts';

export const sensitivityFormat = 'passkey-pilot-sensitivity/1';

const interval = openInterval.extend({ upper: z.number() });

/** Both parts apart: what more simulated users would settle, and what they would not. */
const uncertainFigure = z.object({
  figure: z.string(),
  metric: z.string(),
  /** difference: passkey less password + code. ratio: above 1 is better with passkeys. */
  side: z.enum(pointSides),
  /** Absent: all personas, weighted to the tenant. */
  persona: z.string().optional(),
  title: z.string(),
  unit: z.string(),
  /** With every parameter at its central value. */
  centre: z.number(),
  /** Standard error of it from the simulated users alone. */
  monteCarloSe: z.number(),
  /** Over points drawn from what is known of the parameters. */
  inputs: z.object({
    mean: z.number(),
    /** Of the mean, between independent scramblings of the points. */
    meanSe: z.number(),
    sd: z.number(),
    /** Absent: the figure is the same at every point. */
    interval: interval.optional(),
    /** Root mean square of the points' own standard errors from simulated users, for comparison with sd. */
    monteCarloSe: z.number(),
    points: z.int(),
  }),
});

const decision = z.enum(['go', 'amend', 'stop', 'no verdict']);

const end = z.object({ z: z.number(), parameterValue: z.number(), figure: z.number() });

const coordinate = z.object({ parameter: z.string(), z: z.number(), value: z.number(), centre: z.number() });

export const sensitivityResults = z.object({
  $schema: z.string(),
  format: z.literal(sensitivityFormat),
  generatedAt: z.string(),
  version: z.string(),
  scenario: z.object({ name: z.string(), file: z.string(), seed: z.int(), hash: z.string() }),
  departures: z.array(departure).describe('What makes the scenario other than the plain model. With faults planted no claim is among the questions and conditions. Empty: plain'),
  personas: z.array(z.object({ id: z.string(), title: z.string(), weight: z.number() })),
  /** Where machine time was resampled from. */
  machineTime: z.string(),
  /** Users lived at each point, in each arm. */
  users: z.int(),
  /** What was lived, in order. */
  phases: z.array(z.object({ title: z.string(), points: z.int(), users: z.int(), seconds: z.number() })),
  /** Those that were varied. `low` to `high` is read as a central 95 % interval of the central value. */
  parameters: z.array(z.object({ id: z.string(), title: z.string(), unit: parameter.shape.unit, centre: z.number(), low: z.number(), high: z.number(), basis: z.enum(['published', 'published and assumed', 'assumed']) })),
  /** Sentences about what was left out. */
  leftOut: z.array(z.string()),
  uncertainty: z.array(uncertainFigure),
  /** The conditions of the decision, the gates and the claims: do they hold, and at what share of the points drawn? */
  questions: z.array(z.object({ id: z.string(), kind: z.enum(['decision', 'gate', 'claim']), title: z.string(), figure: z.string(), unit: z.string(), threshold: z.number(), holds: z.enum(['above', 'below']), centre: z.number(), holdsAtCentre: z.boolean(), /** Farther from the threshold than two standard errors of the simulated users; else more users may turn it. */ settled: z.boolean(), shareOfDraws: z.number(), draws: z.int() })),
  /** The decision by persona, by the report's rule where each figure is known exactly: here, and at what share of the points drawn. */
  decisions: z.array(
    z.object({
      persona: z.string(),
      title: z.string(),
      centre: decision,
      /** False: a figure it turns on lies within two standard errors of its threshold, so that more simulated users may turn it. */
      settled: z.boolean(),
      shares: z.array(z.object({ decision, share: z.number() })),
      draws: z.int(),
      /** By parameter: the nearest value at which it is another, all others at their centre. None where it is not settled. */
      flips: z.array(z.object({ parameter: z.string(), z: z.number(), value: z.number(), chance: z.number(), becomes: decision, sentence: z.string() })),
    }),
  ),
  /** One parameter at a time at its 10th and 90th percentile; widest first. */
  tornado: z.array(z.object({ figure: z.string(), title: z.string(), unit: z.string(), centre: z.number(), threshold: z.number().optional(), rows: z.array(z.object({ parameter: z.string(), low: end, high: end })) })),
  /** Shares of the variance that the most influential parameters make together; ratios on the logarithm. Intervals: 95 %, bootstrap; none where no row of the design moved. */
  indices: z.array(
    z.object({
      figure: z.string(),
      title: z.string(),
      /** Variance over these parameters alone as a share of that over all. */
      shareOfVariance: z.number(),
      rows: z.array(z.object({ parameter: z.string(), firstOrder: z.number(), firstOrderInterval: interval.optional(), total: z.number(), totalInterval: interval.optional(), interacts: z.boolean() })),
    }),
  ),
  /** By question and parameter: the value at which the answer turns, all others at their centre. */
  flips: z.array(z.object({ question: z.string(), parameter: z.string(), z: z.number(), value: z.number(), /** Chance of such a value or one beyond it, under the parameter's range. */ chance: z.number(), sentence: z.string() })),
  /** For each claim and definition: the nearest point found where the tenant would show it. */
  conditions: z.array(
    z.object({
      claim: z.string(),
      /** The claim in its own figures, and who made it. */
      words: z.string(),
      /** How an attempt or a time is counted, as it stands in a sentence. */
      definition: z.string(),
      figure: z.string(),
      claimed: z.number(),
      centre: z.number(),
      state: z.enum(['holds at the centre', 'not settled at the centre', 'holds at a point', 'not found']),
      /** The point; of "not found" the farthest one tried, in the steepest direction. */
      point: z.object({ distance: z.number(), /** Φ(−distance), the first-order reliability method. */ chance: z.number(), coordinates: z.array(coordinate), figure: z.number(), monteCarloSe: z.number(), passkey: z.number().optional(), other: z.number().optional(), unit: z.string() }).optional(),
      sentence: z.string(),
    }),
  ),
});
export type SensitivityResults = z.infer<typeof sensitivityResults>;

/** In results.json, whose schema has it. */
export const sensitivityOfRun = sensitivityResults.omit({ $schema: true });
export type SensitivityOfRun = z.infer<typeof sensitivityOfRun>;
