// validation.json: published comparisons beside what the model predicts of them. Its JSON Schema is published beside this file.
import { z } from 'zod';
import { comparisonRange, definition, measures } from '../../scenarios/schema/comparison.ts';

export const validationFormat = 'passkey-pilot-validation/1';

/** hit: in the interval, or the interval wholly on the published side. open: the interval holds both sides of a published direction. */
export const agreements = ['hit', 'miss', 'open'] as const;
export type Agreement = (typeof agreements)[number];

const prediction = z.object({
  definition: z.string(),
  median: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** What the uncertain parameters leave open, as a standard deviation; of times and ratios a factor less 1. */
  inputSd: z.number(),
  /** What the few virtual users of a draw leave open; taken out of the interval. */
  innerSd: z.number(),
  /** Standard errors by the number of draws and users; they are not in the interval. */
  monteCarloError: z.object({ median: z.number(), lower: z.number(), upper: z.number() }),
  draws: z.int(),
  agreement: z.enum(agreements),
  /** The published value is within two Monte Carlo standard errors of an end of the interval: more draws may turn it. */
  onTheEdge: z.boolean(),
});
export type Prediction = z.infer<typeof prediction>;

const publishedValue = z.object({
  /** Absent: only a direction was published. */
  value: z.number().optional(),
  /** Absent: a value was published. */
  direction: z.enum(['above-1', 'below-1']).optional(),
  rows: z.array(z.object({ id: z.string(), quantity: z.string(), source: z.string(), url: z.string(), level: z.string() })).min(1),
  /** At least one of the rows was written from memory and not checked. */
  fromMemory: z.boolean(),
});
export type PublishedValue = z.infer<typeof publishedValue>;

const comparedQuantity = z.object({
  id: z.string(),
  title: z.string(),
  measure: z.enum(measures),
  unit: z.string(),
  published: publishedValue,
  /** First under the definition that is judged. Empty: too few draws with a value, or all with the same. */
  predictions: z.array(prediction),
  /** Under the first definition; absent: nothing was predicted. */
  agreement: z.enum(agreements).optional(),
  /** Definitions, but the first, under which the published figure agrees. */
  wouldAgree: z.array(z.string()),
  /** What it means, in words made from the figures. */
  meaning: z.string(),
});
export type ComparedResult = z.infer<typeof comparedQuantity>;

export const comparedStudy = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  url: z.string(),
  year: z.int(),
  tier: z.int(),
  population: z.string(),
  attempt: z.string(),
  comparator: z.string(),
  /** Nothing the prediction uses rests on the study itself. */
  heldOut: z.boolean(),
  /** What does, where something does. */
  restsOn: z.array(z.object({ what: z.string(), rows: z.array(z.string()) })),
  /** Ranges in place of those of human.yaml. */
  ranges: z.array(comparisonRange),
  definitions: z.array(definition),
  quantities: z.array(comparedQuantity),
});
export type ComparedStudy = z.infer<typeof comparedStudy>;

export const validation = z.object({
  $schema: z.string(),
  format: z.literal(validationFormat),
  version: z.string(),
  generatedAt: z.string(),
  /** The finding in a few sentences. */
  summary: z.string(),
  /** Of the predictive intervals: 0.9. */
  level: z.number(),
  seed: z.int(),
  /** Draws of the parameters' central values, for each comparison. */
  draws: z.int(),
  usersPerDraw: z.int(),
  attempts: z.int(),
  machineTime: z.object({ title: z.string(), measuredOn: z.string(), run: z.string() }),
  comparisons: z.array(comparedStudy),
});
export type Validation = z.infer<typeof validation>;
