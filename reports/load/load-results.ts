// The load part of results.json: what a load run found about the target, trial by trial and arm by arm.
// Latency of a sign-in: real time from the moment it was due to its end (people's own time is not waited for unless the run is
// `realtime`). "k6's own" latency begins when k6 began it. Counted time: without the lead-in and the warm-up, until arrivals end.
import { z } from 'zod';
import { interval } from '../results-interval.ts';
import { capacityResult, generatorLimit, loadRecord, trial } from '../../scenarios/schema/load-trial.ts';

/**
 * p in (0, 1). Absent where the sample cannot support it: its 95 % interval by order statistics does not exist. The interval shown
 * allows for sign-ins that wait for each other; its upper end is absent where so dependent a sample bounds it from below only.
 */
export const latencyPercentile = z.object({ p: z.number(), ms: z.number(), interval });

/** Of every trial the sign-ins of all personas; by persona and by step only of profiles, lives and each arm's highest rate that held. */
export const latencySummary = z.object({
  trial: z.string(),
  arm: z.string(),
  /** Absent: all personas. */
  persona: z.string().optional(),
  /** "flow/step": measured time of that step. Absent: the whole sign-in, from due to end. */
  step: z.string().optional(),
  /** due: from the moment it was due. own: as k6 counts, from the moment it began. Steps have only their own. */
  from: z.enum(['due', 'own']),
  count: z.int(),
  meanMs: z.number(),
  percentiles: z.array(latencyPercentile),
});
export type LatencySummary = z.infer<typeof latencySummary>;

/** What gave way first. generator: k6 or the machine's share it took, so that the figure says nothing about the target. */
export const limits = ['nothing', 'target', 'generator', 'machine'] as const;
export type Limit = (typeof limits)[number];

export const loadResults = z.object({
  k6: loadRecord.shape.k6,
  cores: z.int(),
  /** Absent, as its CPU and memory everywhere: the target is somebody else's. */
  targetProcesses: z.int().optional(),
  realtime: z.boolean(),
  /** Of every latency here: histograms round it by at most this share. */
  relativeError: z.number(),
  /** Trials that were lived again because the host took much of the machine meanwhile; they are not among these. */
  setAside: z.int().nonnegative(),
  /** Trials in which due = begun + dropped does not hold, or what began is not among the attempts; a sentence each. Then nothing may be decided on the run. */
  openLedgers: z.array(z.string()),
  /** Attempts, and those that began while another of the same person was under way: a password reset or a counter of one meets the other, as seldom in life. */
  attempts: z.object({ all: z.int().nonnegative(), besideAnother: z.int().nonnegative() }),
  trials: z.array(
    trial.extend({
      /** Mean arrival rate after lead-in and warm-up, sign-ins due a second. */
      offeredPerSecond: z.number(),
      /** Sign-ins that ended without failure of the target, a second. */
      completedPerSecond: z.number(),
      /** Users who signed in in the counted time. */
      users: z.int(),
      /** Sign-ins due in the counted time, dropped ones included: what the shares are of. */
      counted: z.int(),
      /** Of those, starts that never happened. */
      droppedCounted: z.int(),
      /** Of those, failed: a step met an error or no answer of the target, or dropped. */
      failed: z.int(),
      /** Absent: nothing was due in the counted time. */
      failureShare: z.number().optional(),
      failureInterval: interval.optional(),
      /** ms from the trial's start: where counting begins. */
      warmUpEndsMs: z.number(),
      warmUpRule: z.string(),
      /** Did latency settle? no: the test would leave out more than half. not-tested: the rate varied, or too few sign-ins. */
      steady: z.enum(['yes', 'no', 'not-tested']),
      /** Share of the counted time in which every VU was busy: there the open model was closed. */
      allBusyShare: z.number(),
      /** Busy cores: k6, target, this program, everything on the machine; means of the counted time. Absent: no samples. */
      busyCores: z.object({ k6: z.number(), target: z.number().optional(), own: z.number(), machine: z.number().optional() }).optional(),
      /** Target's CPU seconds for 1 000 sign-ins that ended. */
      targetCpuSecondsPer1000: z.number().optional(),
      limitedBy: z.enum(limits),
      /** A sentence: which rule said so, with its figures. */
      limitedByWhy: z.string(),
    }),
  ),
  /** Sign-ins of the counted time by persona, of the trials that are looked into. */
  byPersona: z.array(
    z.object({
      trial: z.string(),
      persona: z.string(),
      users: z.int(),
      counted: z.int(),
      droppedCounted: z.int(),
      failed: z.int(),
      /** Absent: nothing was counted, or starts were dropped and nobody knows of whom. */
      failureShare: z.number().optional(),
      failureInterval: interval.optional(),
    }),
  ),
  latency: z.array(latencySummary),
  /** Each span of a trial (a second; longer in long trials): what was due and ended in it, in flight at its end, p50 and p95 of those due in it. */
  timeline: z.array(z.object({ trial: z.string(), /** Its begin. */ atMs: z.number(), spanMs: z.number(), due: z.int(), ended: z.int(), failed: z.int(), inFlight: z.int(), p50Ms: z.number().optional(), p95Ms: z.number().optional() })),
  /** Latency from due by the time it was due, of profiles and lives: cells of a heat map that are not empty. Latency edges are a row of its logarithmic scale. */
  heat: z.array(z.object({ trial: z.string(), fromMs: z.number(), toMs: z.number(), latencyFromMs: z.number(), latencyToMs: z.number(), count: z.int() })),
  /** Busy cores over time, in the spans of the timeline. */
  cpu: z.array(z.object({ trial: z.string(), /** Its begin. */ atMs: z.number(), spanMs: z.number(), k6: z.number(), target: z.number().optional(), own: z.number(), machine: z.number().optional() })),
  /** In the counted time. Step absent: a start that never happened (code dropped). */
  errors: z.array(z.object({ trial: z.string(), arm: z.string(), step: z.string().optional(), code: z.string(), count: z.int(), meaning: z.string() })),
  /** Mean ms of a visit of a step by where it went, all profile and capacity trials that held. Client: the software authenticator. */
  stepShares: z.array(z.object({ arm: z.string(), step: z.string(), title: z.string(), visits: z.int(), networkMs: z.number(), serverMs: z.number(), clientMs: z.number() })),
  /** CPU seconds of the target for 1 000 sign-ins, over the trials of an arm that held: mean and interval over trials. */
  cost: z.array(z.object({ arm: z.string(), cpuSecondsPer1000: z.number(), interval: interval.optional(), trials: z.int() })),
  /** Cost of a passkey sign-in over that of one with password + code. */
  costRatio: z.object({ value: z.number(), interval: interval.optional() }).optional(),
  capacity: z.array(
    capacityResult.extend({
      /** Geometric mean of the repeats, sign-ins per second. */
      perSecond: z.number().optional(),
      /** Over repeats; absent with one. */
      interval: interval.optional(),
      /** In words: "p95 at most 1 s and failures at most 0.5 %". */
      objective: z.string(),
      /** What limited the lowest rate that broke; of most repeats. */
      brokeBy: z.enum(limits).optional(),
      /** Why there is no figure. */
      withheld: z.string().optional(),
    }),
  ),
  generator: z.array(generatorLimit),
  /** First line of the report when the generator, not the target, was what gave way. Absent: it was not. */
  generatorWarning: z.string().optional(),
  /** Soak only: last third of the counted time against the first. */
  drift: z.array(z.object({ trial: z.string(), arm: z.string(), p95RatioLastToFirst: z.number().optional(), targetMemoryRatio: z.number().optional() })),
});
export type LoadResults = z.infer<typeof loadResults>;
