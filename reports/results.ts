// results.json: the complete result of a run. HTML, CSV, SVG and Vega-Lite files are views of it.
// Its JSON Schema is published beside it (results.schema.json, written by `npm run index`).
import { z } from 'zod';
import { manifest, reconciliation } from '../scenarios/schema/run.ts';
import { departure } from './departures/departure.ts';
import { loadResults } from './load/load-results.ts';
import { interval } from './results-interval.ts';
import { sensitivityOfRun } from './sensitivity/sensitivity-results.ts';
import { tenantResults } from './tenant/tenant-results.ts';

export const resultsFormat = 'passkey-pilot-results/1';

/** How much of a figure rests on what: shares of its seconds, or what kind of thing it is. `resampled`: as mixed, but its machine time was measured in another run. */
export const provenance = z.enum(['measured', 'modelled', 'mixed', 'resampled', 'assumed', 'counted']);


/** One figure of one metric for one arm, one persona or the whole tenant (persona absent: weighted to the tenant). */
export const estimate = z.object({
  metric: z.string(),
  arm: z.string(),
  persona: z.string().optional(),
  /** Absent where the data do not allow one; `withheld` says why. */
  value: z.number().optional(),
  interval: interval.optional(),
  unit: z.string(),
  users: z.int(),
  /** Units of the denominator: attempts, prompts, sessions, person-days, ... */
  of: z.int(),
  provenance,
  /** Of the seconds this figure is made of, the share that was measured (or resampled, see provenance); the rest is modelled. Only for figures of time. */
  measuredShare: z.number().min(0).max(1).optional(),
  /** Shares only: users with a failure or users with a success, whichever are fewer. Under 5 the interval carries no verdict. */
  informativeUsers: z.int().optional(),
  withheld: z.string().optional(),
});
export type Estimate = z.infer<typeof estimate>;

/** A comparison of the passkey arm with the password + code arm. */
export const contrast = z.object({
  metric: z.string(),
  persona: z.string().optional(),
  kind: z.enum(['difference', 'ratio', 'failure-ratio']),
  value: z.number().optional(),
  interval: interval.optional(),
  unit: z.string(),
  users: z.int(),
  /** As in an estimate, of the poorer arm. */
  informativeUsers: z.int().optional(),
  /** Holm-adjusted two-sided p over the primary metrics; only for those. */
  adjustedP: z.number().optional(),
  withheld: z.string().optional(),
});
export type Contrast = z.infer<typeof contrast>;

export const metricInfo = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  /** What exactly is estimated, in a sentence or two: population, start and success event, fallback, give-up, summary. */
  estimand: z.string(),
  denominator: z.string(),
  primary: z.boolean(),
});

export const verdictWords = [
  'not judged',
  'not comparable',
  'too few',
  'replicated',
  'at least as claimed',
  'compatible',
  'inconclusive',
  'same direction, smaller',
  'contradicted',
] as const;

const figure = z.object({ value: z.number(), interval: interval.optional() });

/** What was found in the terms of a claim: its own quantity, and the figure of either arm. */
const comparison = figure.extend({ metric: z.string(), passkey: figure.optional(), other: figure.optional() });

export const claimResult = z.object({
  id: z.string(),
  title: z.string(),
  who: z.string(),
  where: z.string(),
  url: z.string(),
  year: z.int(),
  /** Their words, in short. */
  words: z.string(),
  population: z.string(),
  /** The quantity as they state it. `unit` is that of `passkey` and `other`, and of `value` unless that is a ratio. */
  claimed: z.object({ kind: z.enum(['difference', 'ratio', 'proportion']), value: z.number(), passkey: z.number().optional(), other: z.number().optional(), unit: z.string() }),
  /** Estimand fields, theirs beside ours; `matches` false makes the claim not comparable. */
  estimand: z.array(z.object({ field: z.string(), theirs: z.string(), ours: z.string(), matches: z.enum(['yes', 'no', 'unstated']) })),
  /** Does the claim agree with its own figures? (69 s / 3 s is 23, not 14.) */
  selfConsistency: z.object({ consistent: z.boolean(), sentence: z.string() }).optional(),
  found: comparison
    .extend({
      /** The same comparison by other metrics, because the claim does not say which it means. */
      beside: z.array(comparison).optional(),
      /** Given the model and a flat prior; only where the verdict speaks about the size of the figure. */
      probabilityAtLeastClaimed: z.number().min(0).max(1).optional(),
      /** The same to a sceptic, whose prior lies where published speed-ups do; speed only. */
      probabilitySceptical: z.number().min(0).max(1).optional(),
    })
    .optional(),
  verdict: z.enum(verdictWords),
  /** One or two sentences. */
  why: z.string(),
});
export type ClaimResult = z.infer<typeof claimResult>;

export const results = z.object({
  $schema: z.string(),
  format: z.literal(resultsFormat),
  generatedAt: z.string(),
  run: manifest,
  /** One paragraph a manager can read. */
  summary: z.string(),
  /** What makes this run other than the plain model: planted, set, brought along, or gone wrong. Empty: a plain run. */
  departures: z.array(departure),
  counts: z.object({
    users: z.int(),
    attempts: z.int(),
    void: z.int(),
    byArm: z.array(z.object({ arm: z.string(), users: z.int(), attempts: z.int(), sessions: z.int(), succeeded: z.int(), refused: z.int(), abandoned: z.int(), timedOut: z.int(), void: z.int() })),
  }),
  metrics: z.array(metricInfo),
  estimates: z.array(estimate),
  contrasts: z.array(contrast),
  /** Aalen–Johansen curves over all attempts of an arm (weighted to the tenant): step functions, seconds. */
  curves: z.array(z.object({ arm: z.string(), points: z.array(z.object({ seconds: z.number(), signedIn: z.number(), gaveUp: z.number() })), users: z.int(), attempts: z.int() })),
  /** Mean ms per attempt by arm and step, split by provenance, quiet attempts only for the measured parts. */
  phases: z.array(z.object({ arm: z.string(), step: z.string(), title: z.string(), visitsPerAttempt: z.number(), navigationMs: z.number(), serverMs: z.number(), ceremonyMs: z.number(), renderingMs: z.number(), overheadMs: z.number(), modelledMs: z.number() })),
  /** Of attempts that began in an arm: how many reached a step, and how many ended there, by how. */
  dropOff: z.array(z.object({ arm: z.string(), step: z.string(), title: z.string(), reached: z.int(), succeededHere: z.int(), abandonedHere: z.int(), refusedHere: z.int(), timedOutHere: z.int() })),
  failureCodes: z.array(z.object({ arm: z.string(), step: z.string(), code: z.string(), cause: z.string().optional(), count: z.int(), meaning: z.string() })),
  /** Success under each definition of an attempt, with and without fallback counted. */
  denominators: z.array(z.object({ arm: z.string(), definition: z.string(), metric: z.string(), fallbackCounted: z.boolean(), value: z.number().optional(), interval: interval.optional(), withheld: z.string().optional(), of: z.int() })),
  claims: z.array(claimResult),
  gates: z.array(z.object({ metric: z.string(), expression: z.string(), passed: z.boolean(), found: z.number().optional(), sentence: z.string() })),
  personas: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      weight: z.number(),
      users: z.int(),
      attempts: z.int(),
      registered: z.int(),
      decision: z.enum(['go', 'amend', 'stop', 'no verdict']),
      why: z.string(),
      /** Partially pooled estimate of the success difference, for display beside the raw one. */
      shrunkenDifference: z.number().optional(),
    }),
  ),
  reconciliation: reconciliation.optional(),
  validity: z.object({
    voidShare: z.number(),
    quietAttempts: z.int(),
    busyAttempts: z.int(),
    /** Ratio of the mean measured time per attempt, busy over quiet, by arm; absent with one lane. */
    busyLaneInflation: z.array(z.object({ arm: z.string(), ratio: z.number(), interval: interval.optional() })),
    overheadShare: z.number(),
    warnings: z.array(z.string()),
  }),
  /** Of a virtual run that counts everybody and stores a sample of users (see run.stored). Every figure above is of everybody. */
  storedSample: z
    .object({
      /** Of the times below, and of medians: they are read from histograms of everybody. */
      relativeErrorOfTimes: z.number(),
      /** Figures of the tenant by arm: of everybody, and of the users in the tables. */
      beside: z.array(z.object({ metric: z.string(), arm: z.string(), unit: z.string(), everybody: z.number(), users: z.int(), sample: z.number().optional(), interval: interval.optional() })),
      /** Time that a share of the successful attempts does not exceed; persona absent: weighted to the tenant. */
      times: z.array(z.object({ arm: z.string(), persona: z.string().optional(), level: z.number(), seconds: z.number() })),
    })
    .optional(),
  /** Of a run of the driver load. */
  load: loadResults.optional(),
  /** Of a rollout: weeks of the tenant, and of the one that does nothing. */
  timeline: tenantResults.optional(),
  /** What is not known about the inputs, once `passkey-pilot sensitivity` was asked about this run. */
  sensitivity: sensitivityOfRun.optional(),
});
export type Results = z.infer<typeof results>;
