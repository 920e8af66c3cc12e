// What a load run leaves in its folder beside the attempts: trials.json (each stretch of arrivals that k6 lived) and
// samples.ndjson (what the processes used, second by second). Times are ms on one monotonic clock, from the trial's start
// (its end of lead-in is `leadInMs`).
import { z } from 'zod';
import { objectivePercentiles } from './load.ts';

/** A stretch of time at a rate that goes evenly from one value to another, sign-ins per second. */
export const rateSegment = z.object({ durationMs: z.number().positive(), from: z.number().nonnegative(), to: z.number().nonnegative() });
export type RateSegment = z.infer<typeof rateSegment>;

/**
 * profile: the arrivals of the scenario. search: rates of the capacity search; confirm: what it found, once more. generator: against a
 * target that does nothing, for the generator's own limit. lives: users one after the other in every VU, no due times.
 */
export const trialPurposes = ['profile', 'search', 'confirm', 'generator', 'lives'] as const;

export const trial = z.object({
  /** "passkey-profile-0", "passkey-search-1-07": unique in the run; the column `trial` of attempts. */
  id: z.string(),
  arm: z.string(),
  purpose: z.enum(trialPurposes),
  /** Of the capacity search, from 0. */
  repeat: z.int().nonnegative().optional(),
  startedAt: z.string(),
  leadInMs: z.number().nonnegative(),
  /** After the lead-in. Empty for lives. */
  plan: z.array(rateSegment),
  /** Until the last sign-in had ended, lead-in included. */
  durationMs: z.number().nonnegative(),
  vus: z.int().positive(),
  k6Processes: z.int().positive(),
  /** Sign-ins that became due, lead-in included. */
  due: z.int().nonnegative(),
  started: z.int().nonnegative(),
  /** Starts that never happened, because every VU was busy for longer than the scenario allows. */
  dropped: z.int().nonnegative(),
  /** Those, by the second they were due in, from the trial's start, and persona. Absent: when they were due is not known. */
  drops: z.array(z.object({ second: z.int().nonnegative(), persona: z.string(), count: z.int().positive() })).optional(),
  /** Of a capacity trial: what was asked, what was found, and whether it held. */
  verdict: z
    .object({
      held: z.boolean(),
      bounds: z.array(z.object({ of: z.enum([...objectivePercentiles, 'failures']), bound: z.number(), found: z.number().optional(), held: z.boolean() })),
    })
    .optional(),
  /** Of the machine's time, the share that its host gave to others meanwhile. Absent where the system does not tell. */
  stolenShare: z.number().min(0).max(1).optional(),
  /** Lived again for that reason: it counts for nothing. */
  setAside: z.literal(true).optional(),
  /** Why the trial ended before its time: "target-died", "interrupted", "k6-ended"; or why it stands for nothing: `ledgerOpen`. */
  cutShort: z.object({ code: z.string(), atMs: z.number(), sentence: z.string() }).optional(),
});
export type Trial = z.infer<typeof trial>;

/** Code of a trial in which not every due sign-in either began or was dropped, once: the plan was not what was lived. */
export const ledgerOpen = 'ledger-open';

/** In a sentence without its full stop; undefined for a trial that was lived to its end. */
export function whyCutShort({ id, cutShort }: Pick<Trial, 'id' | 'cutShort'>): string | undefined {
  if (cutShort === undefined) return undefined;
  return cutShort.code === ledgerOpen ? `Trial ${id} does not add up: ${cutShort.sentence}` : `Trial ${id} ended before its time, after ${Math.round(cutShort.atMs / 1_000)} s: ${cutShort.sentence}`;
}

/**
 * Due = begun + dropped, and what began is among the attempts. Of a trial that was cut short the plan had more.
 * @param inTable attempts with a due time that the table holds of it; of lives, all.
 * @returns what is wrong, in a sentence without its full stop.
 */
export function ledgerProblem({ id, due, started, dropped, cutShort }: Pick<Trial, 'id' | 'due' | 'started' | 'dropped' | 'cutShort'>, inTable: number): string | undefined {
  const accounted = started + dropped;
  if (accounted > due || (accounted < due && cutShort === undefined)) return `Trial ${id} does not add up: of ${due} due sign-ins ${started} began and ${dropped} were dropped`;
  return inTable === started ? undefined : `Trial ${id} does not add up: ${started} sign-ins began, and ${inTable} are among the attempts`;
}

/**
 * Share of the machine's time: where its host took more, a trial tells more of the host than of the target. On a rented machine at work,
 * watched for 90 s, three seconds in five lost less than that, the others up to 40 %, several of them in a row.
 */
export const mostStolen = 0.01;

/** Result of a capacity search of one arm. */
export const capacityResult = z.object({
  arm: z.string(),
  /** Highest rate that held in each repeat, sign-ins per second. */
  held: z.array(z.number()),
  /** Ended at the scenario's `atMost` without breaking: the capacity is at least this. */
  unbroken: z.boolean(),
  /** Their geometric mean, held once more at the end, by the same rule. Absent: in some repeat no rate held. */
  confirmed: z.object({ perSecond: z.number(), held: z.boolean() }).optional(),
});
export type CapacityResult = z.infer<typeof capacityResult>;

/** Sign-ins per second that the generator reaches against a target that does nothing. */
export const generatorLimit = z.object({ arm: z.string(), perSecond: z.number(), cpuMsPerSignIn: z.number(), vus: z.int() });
export type GeneratorLimit = z.infer<typeof generatorLimit>;

/** trials.json */
export const loadRecord = z.object({
  k6: z.object({
    version: z.string(),
    /** Added to ours by whoever started the run: `--name` or `--name=value`, passwords in addresses left out. */
    arguments: z.array(z.string()),
    /** Names of k6's variables that it was given, of outputs. Absent in runs that were made before this was kept. */
    variables: z.array(z.string()).optional(),
    /** That share the sign-ins. Absent as above. */
    processes: z.int().positive().optional(),
  }),
  /** Absent: the target is somebody else's. */
  targetProcesses: z.int().positive().optional(),
  cores: z.int().positive(),
  trials: z.array(trial),
  capacity: z.array(capacityResult),
  generator: z.array(generatorLimit),
});
export type LoadRecord = z.infer<typeof loadRecord>;

/** A line of samples.ndjson: CPU time used since the sample before, ms; of all processes of a kind together. */
export const sample = z.object({
  trial: z.string(),
  /** End of the span, ms from the trial's start. */
  atMs: z.number(),
  spanMs: z.number().positive(),
  k6CpuMs: z.number().nonnegative(),
  /** Absent, as its memory: the target is somebody else's. */
  targetCpuMs: z.number().nonnegative().optional(),
  /** This program itself. */
  ownCpuMs: z.number().nonnegative(),
  /** All cores, everything that ran on this machine; absent where the system does not tell. */
  machineCpuMs: z.number().nonnegative().optional(),
  k6ResidentBytes: z.number().nonnegative(),
  targetResidentBytes: z.number().nonnegative().optional(),
});
export type Sample = z.infer<typeof sample>;
