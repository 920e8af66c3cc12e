// The load part of results.json: what a load run found about the target, trial by trial and arm by arm.
// Latency of a sign-in: real time from the moment it was due to its end (people's own time is not waited for unless the run is
// `realtime`). "k6's own" latency begins when k6 began it. Counted time: without the lead-in and the warm-up, until arrivals end.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { capacityResult, generatorLimit, loadRecord, trial } from '../../scenarios/schema/load-trial.ts';
import { interval } from './results-interval.ts';

/** A percentile that the sample supports: its 95 % interval by order statistics exists. */
export const latencyPercentile = z.object({
  p: z.number().meta(inUnit('share, 0 to 1', 'Which percentile: 0.95 is p95.')),
  ms: z.number().meta(inUnit('ms', 'Latency that a share p of the sign-ins or steps does not exceed.')),
  interval: interval.describe(
    'In ms; allows for sign-ins that wait for each other. Without upper end: so dependent a sample bounds it from below only',
  ),
});

export const latencySummary = z.object({
  trial: z.string().describe('Trial id'),
  arm: z.string().describe('Arm of the trial'),
  persona: z.string().optional().describe('Persona id. Absent: all personas'),
  step: z
    .string()
    .optional()
    .describe('"flow/step": measured time of that step. Absent: the whole sign-in, from due to end'),
  from: z
    .enum(['due', 'own'])
    .describe(
      'due: from the moment it was due. own: as k6 counts, from the moment it began. Steps have only their own',
    ),
  count: z.int().meta(inUnit('count of sign-ins', 'Or of visits of the step: what the percentiles are of.')),
  meanMs: z.number().meta(inUnit('ms', 'Mean latency.')),
  percentiles: z.array(latencyPercentile).describe('Those that so many sign-ins support'),
});
export type LatencySummary = z.infer<typeof latencySummary>;

/** What gave way first. generator: k6 or the machine's share it took, so that the figure says nothing about the target. */
export const limits = ['nothing', 'target', 'generator', 'machine'] as const;
export type Limit = (typeof limits)[number];

const shareFailed = z
  .number()
  .optional()
  .meta(
    inUnit(
      'share, 0 to 1',
      'Failed of counted. Absent: nothing was counted, or starts were dropped and nobody knows of whom.',
    ),
  );
const busyCores = {
  k6: z.number().meta(inUnit('cores', 'Busy with k6, on average.')),
  target: z.number().optional().meta(inUnit('cores', "Busy with the target. Absent: it is somebody else's.")),
  own: z.number().meta(inUnit('cores', 'Busy with this program.')),
  machine: z
    .number()
    .optional()
    .meta(inUnit('cores', 'Busy with anything on this machine. Absent where the system does not tell.')),
};
const span = {
  trial: z.string().describe('Trial id'),
  atMs: z.number().meta(inUnit('ms', "Begin of the span, from the trial's start.")),
  spanMs: z.number().meta(inUnit('ms', 'Length of the span: a second, longer in long trials.')),
};

export const loadResults = z.object({
  k6: loadRecord.shape.k6.describe('The generator'),
  openLedgers: z
    .array(z.string())
    .describe(
      'Trials in which due = begun + dropped does not hold, or what began is not among the attempts; a sentence each. Then nothing may be decided on the run',
    ),
  cores: z.int().meta(inUnit('count of cores', 'Of the machine that generator and target share.')),
  targetProcesses: z
    .int()
    .optional()
    .meta(
      inUnit('count of processes', "Of the target. Absent, as its CPU and memory everywhere: it is somebody else's."),
    ),
  of: z.enum(['sign-in', 'recovery']).describe('What becomes due and is timed: sign-ins, or recoveries of accounts'),
  realtime: z.boolean().describe("True: people's own time was really waited, and is in every latency"),
  relativeError: z
    .number()
    .meta(inUnit('share, 0 to 1', 'Of every latency here: histograms round it by at most this share of it.')),
  setAside: z
    .int()
    .nonnegative()
    .meta(
      inUnit(
        'count of trials',
        'Lived again because the host took much of the machine meanwhile; they are not among the trials below.',
      ),
    ),
  attempts: z
    .object({
      all: z.int().nonnegative().meta(inUnit('count of attempts', 'Of all trials.')),
      besideAnother: z
        .int()
        .nonnegative()
        .meta(
          inUnit(
            'count of attempts',
            'Begun while another of the same person was under way: a password reset or a counter of one meets the other, as seldom in life.',
          ),
        ),
    })
    .describe('Attempts that the figures rest on'),
  trials: z
    .array(
      trial.extend({
        offeredPerSecond: z
          .number()
          .meta(inUnit('sign-ins per second', 'Due in the counted time: mean rate of arrivals.')),
        completedPerSecond: z
          .number()
          .meta(inUnit('sign-ins per second', 'Ended without failure of the target, over the counted time.')),
        users: z.int().meta(inUnit('count of users', 'Who signed in in the counted time.')),
        counted: z
          .int()
          .meta(inUnit('count of sign-ins', 'Due in the counted time, dropped ones included: what the shares are of.')),
        droppedCounted: z.int().meta(inUnit('count of sign-ins', 'Of those counted: starts that never happened.')),
        failed: z
          .int()
          .meta(
            inUnit(
              'count of sign-ins',
              'Of those counted: dropped, or a step met an error or no answer of the target.',
            ),
          ),
        failureShare: shareFailed,
        failureInterval: interval.optional().describe('Of the share of failures. Absent as it'),
        warmUpEndsMs: z.number().meta(inUnit('ms', "From the trial's start: where counting begins.")),
        warmUpRule: z.string().describe('Rule by which that was found, in words'),
        steady: z
          .enum(['yes', 'no', 'not-tested'])
          .describe(
            'Did latency settle? no: the test would leave out more than half. not-tested: the rate varied, or too few sign-ins',
          ),
        allBusyShare: z
          .number()
          .meta(
            inUnit(
              'share, 0 to 1',
              'Of the counted time, that in which every VU was busy: there the open model was closed.',
            ),
          ),
        busyCores: z.object(busyCores).optional().describe('Means of the counted time. Absent: no samples'),
        targetCpuSecondsPer1000: z
          .number()
          .optional()
          .meta(inUnit('s', "Target's CPU time for 1 000 sign-ins that ended. Absent: not known.")),
        limitedBy: z.enum(limits).describe('What gave way first. generator: the figure says nothing about the target'),
        limitedByWhy: z.string().describe('A sentence: which rule said so, with its figures'),
      }),
    )
    .describe('Every trial against the target that counts, in the order in which it was lived'),
  byPersona: z
    .array(
      z.object({
        trial: z.string().describe('Trial id'),
        persona: z.string().describe('Persona id'),
        users: z.int().meta(inUnit('count of users', 'Of the persona, who signed in in the counted time.')),
        counted: z.int().meta(inUnit('count of sign-ins', 'Due in the counted time, dropped ones included.')),
        droppedCounted: z.int().meta(inUnit('count of sign-ins', 'Of those counted: starts that never happened.')),
        failed: z
          .int()
          .meta(
            inUnit(
              'count of sign-ins',
              'Of those counted: dropped, or a step met an error or no answer of the target.',
            ),
          ),
        failureShare: shareFailed,
        failureInterval: interval.optional().describe('Of the share of failures. Absent as it'),
      }),
    )
    .describe('Sign-ins of the counted time by persona, of the trials that are looked into'),
  latency: z
    .array(latencySummary)
    .describe(
      "Of every trial the sign-ins of all personas; by persona and by step only of profiles, lives and each arm's highest rate that held",
    ),
  timeline: z
    .array(
      z.object({
        ...span,
        due: z.int().meta(inUnit('count of sign-ins', 'Due in the span, dropped ones included.')),
        ended: z.int().meta(inUnit('count of sign-ins', 'Ended in the span.')),
        failed: z.int().meta(inUnit('count of sign-ins', 'Of those due in the span: failed or dropped.')),
        inFlight: z.int().meta(inUnit('count of attempts', 'Under way at the end of the span.')),
        p50Ms: z.number().optional().meta(inUnit('ms', 'Median latency of those due in the span. Absent: too few.')),
        p95Ms: z.number().optional().meta(inUnit('ms', '95th percentile of their latency. Absent: too few.')),
      }),
    )
    .describe('The course of each trial in spans of time, lead-in included'),
  heat: z
    .array(
      z.object({
        trial: z.string().describe('Trial id'),
        fromMs: z.number().meta(inUnit('ms', "Begin of the span in which they were due, from the trial's start.")),
        toMs: z.number().meta(inUnit('ms', 'End of that span.')),
        latencyFromMs: z
          .number()
          .meta(inUnit('ms', 'Lower edge of the latency; edges are a row of its logarithmic scale.')),
        latencyToMs: z.number().meta(inUnit('ms', 'Upper edge of the latency.')),
        count: z.int().meta(inUnit('count of sign-ins', 'In the cell.')),
      }),
    )
    .describe('Latency from due by the time it was due, of profiles and lives: cells of a heat map that are not empty'),
  cpu: z.array(z.object({ ...span, ...busyCores })).describe('Busy cores over time, in the spans of the timeline'),
  errors: z
    .array(
      z.object({
        trial: z.string().describe('Trial id'),
        arm: z.string().describe('Arm of the trial'),
        step: z.string().optional().describe('"flow/step". Absent: a start that never happened (code dropped)'),
        code: z.string().describe("The target's or the driver's code"),
        count: z.int().meta(inUnit('count of steps', 'That met it; of dropped, starts.')),
        meaning: z.string().describe('What the code says, in words'),
      }),
    )
    .describe('Errors of the target in the counted time'),
  stepShares: z
    .array(
      z.object({
        arm: z.string().describe('Arm by assignment'),
        step: z.string().describe('"flow/step"'),
        title: z.string().describe('The step in words'),
        visits: z.int().meta(inUnit('count of visits', 'What the means are of.')),
        networkMs: z.number().meta(inUnit('ms', 'Mean of a visit: request and answer on their way.')),
        serverMs: z.number().meta(inUnit('ms', "Mean of a visit: the target's own processing.")),
        clientMs: z.number().meta(inUnit('ms', 'Mean of a visit: the software authenticator.')),
      }),
    )
    .describe('Where the time of a step goes, over profile and capacity trials that held'),
  cost: z
    .array(
      z.object({
        arm: z.string().describe('Arm by assignment'),
        cpuSecondsPer1000: z.number().meta(inUnit('s', 'CPU time of the target for 1 000 sign-ins: mean over trials.')),
        interval: interval.optional().describe('Over trials. Absent: fewer than two'),
        trials: z.int().meta(inUnit('count of trials', 'Of the arm, that held.')),
      }),
    )
    .describe('What a sign-in costs the target'),
  costRatios: z
    .array(
      z.object({
        arm: z.string().describe('Arm that is compared'),
        baseline: z.string().describe('Arm that it is compared with'),
        value: z.number().meta(inUnit('ratio', 'CPU time for a sign-in in the arm over that in its baseline.')),
        interval: interval.optional().describe('Over trials. Absent: fewer than two of an arm'),
      }),
    )
    .describe('CPU time of the target for a sign-in, of each comparison of which trials of both arms held'),
  capacity: z
    .array(
      capacityResult.extend({
        perSecond: z
          .number()
          .optional()
          .meta(inUnit('sign-ins per second', 'Capacity: geometric mean over the repeats. Absent: see `withheld`.')),
        interval: interval.optional().describe('Over repeats. Absent: one repeat'),
        objective: z.string().describe('In words: "p95 at most 1 s and failures at most 0.5 %"'),
        brokeBy: z
          .enum(limits)
          .optional()
          .describe(
            'What limited the lowest rate that broke; of most repeats. Absent: nothing broke, or it is not known',
          ),
        withheld: z.string().optional().describe('Why there is no figure. Absent: there is'),
      }),
    )
    .describe('Result of the capacity search of each arm'),
  generator: z.array(generatorLimit).describe("The generator's own limit, by arm"),
  generatorWarning: z
    .string()
    .optional()
    .describe('First line of the report when the generator, not the target, was what gave way. Absent: it was not'),
  drift: z
    .array(
      z.object({
        trial: z.string().describe('Trial id'),
        arm: z.string().describe('Arm of the trial'),
        p95RatioLastToFirst: z
          .number()
          .optional()
          .meta(
            inUnit(
              'ratio',
              'p95 of the last third of the counted time over that of the first. Absent: too few sign-ins.',
            ),
          ),
        targetMemoryRatio: z
          .number()
          .optional()
          .meta(
            inUnit(
              'ratio',
              "The target's resident memory, mean of the last third over that of the first. Absent: not known.",
            ),
          ),
      }),
    )
    .describe('Of a soak: does latency or memory grow while the rate stays the same?'),
});
export type LoadResults = z.infer<typeof loadResults>;
