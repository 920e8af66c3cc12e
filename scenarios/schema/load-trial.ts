// What a load run leaves in its folder beside the attempts: trials.json (each stretch of arrivals that k6 lived) and
// samples.ndjson (what the processes used, second by second). Times are ms on one monotonic clock, from the trial's start
// (its end of lead-in is `leadInMs`).
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { objectivePercentiles } from './load.ts';

/** A stretch of time at a rate that goes evenly from one value to another, sign-ins per second. */
export const rateSegment = z.object({
  durationMs: z.number().positive().meta(inUnit('ms', 'How long the segment lasts.')),
  from: z.number().nonnegative().meta(inUnit('sign-ins per second', 'Rate at its begin.')),
  to: z.number().nonnegative().meta(inUnit('sign-ins per second', 'Rate at its end; between them it goes evenly.')),
});
export type RateSegment = z.infer<typeof rateSegment>;

/**
 * profile: the arrivals of the scenario. search: rates of the capacity search; confirm: what it found, once more. generator: against a
 * target that does nothing, for the generator's own limit. lives: users one after the other in every VU, no due times.
 */
export const trialPurposes = ['profile', 'search', 'confirm', 'generator', 'lives'] as const;

export const trial = z.object({
  id: z
    .string()
    .describe('"passkey-profile-0", "passkey-search-1-07": unique in the run; the column `trial` of attempts'),
  arm: z.string().describe('Arm whose sign-ins these are'),
  purpose: z
    .enum(trialPurposes)
    .describe(
      'profile: the arrivals of the scenario. search: a rate of the capacity search. confirm: what it found, once more. generator: against a target that does nothing. lives: users one after the other, no due times',
    ),
  repeat: z
    .int()
    .nonnegative()
    .optional()
    .meta(inUnit('ordinal, from 0', 'Of the capacity search. Absent: no part of one.')),
  startedAt: z.string().describe('UTC, ISO 8601'),
  leadInMs: z.number().nonnegative().meta(inUnit('ms', 'Before the plan begins, at its first rate; never counted.')),
  plan: z.array(rateSegment).describe('Rates after the lead-in, one segment after the other. Empty for lives'),
  durationMs: z.number().nonnegative().meta(inUnit('ms', 'Until the last sign-in had ended, lead-in included.')),
  vus: z
    .int()
    .positive()
    .meta(inUnit('count of VUs', 'Virtual users of k6, each of which does one sign-in at a time.')),
  k6Processes: z.int().positive().meta(inUnit('count of processes', 'Processes of k6 that shared the sign-ins.')),
  due: z.int().nonnegative().meta(inUnit('count of sign-ins', 'That became due, lead-in included.')),
  started: z.int().nonnegative().meta(inUnit('count of sign-ins', 'Of those: begun.')),
  dropped: z
    .int()
    .nonnegative()
    .meta(
      inUnit(
        'count of sign-ins',
        'Of those: starts that never happened, because every VU was busy for longer than the scenario allows.',
      ),
    ),
  drops: z
    .array(
      z.object({
        second: z.int().nonnegative().meta(inUnit('s', "From the trial's start: the second in which they were due.")),
        persona: z.string().describe('Persona id'),
        count: z.int().positive().meta(inUnit('count of sign-ins', 'Starts that never happened.')),
      }),
    )
    .optional()
    .describe('The dropped by second and persona. Absent: when they were due is not known'),
  verdict: z
    .object({
      held: z.boolean().describe('Every bound held'),
      bounds: z
        .array(
          z.object({
            of: z
              .enum([...objectivePercentiles, 'failures'])
              .describe('Percentile of latency from due, or share of failures'),
            bound: z
              .number()
              .meta(
                inUnit('as `of` says', 'Most that the objective allows; percentiles: ms, failures: share, 0 to 1.'),
              ),
            found: z
              .number()
              .optional()
              .meta(inUnit('as `of` says', 'What was found. Absent: too few sign-ins to say.')),
            held: z.boolean().describe('Found at most the bound'),
          }),
        )
        .describe('The parts of the objective'),
    })
    .optional()
    .describe('Of a capacity trial: what was asked, what was found, and whether it held'),
  stolenShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        "Of the machine's time, what its host gave to others meanwhile. Absent where the system does not tell.",
      ),
    ),
  setAside: z
    .literal(true)
    .optional()
    .describe('Lived again because the host took much of the machine: it counts for nothing'),
  cutShort: z
    .object({
      code: z
        .string()
        .describe(
          '"target-died", "interrupted", "clock-moved" or "k6-stopped"; "ledger-open": not every due sign-in either began or was dropped, once',
        ),
      atMs: z.number().meta(inUnit('ms', "From the trial's start.")),
      sentence: z.string().describe('The same as a sentence'),
    })
    .optional()
    .describe('Why the trial ended before its time, or stands for nothing. Absent: neither'),
});
export type Trial = z.infer<typeof trial>;

/** Code of a trial in which not every due sign-in either began or was dropped, once: the plan was not what was lived. */
export const ledgerOpen = 'ledger-open';

/** In a sentence without its full stop; undefined for a trial that was lived to its end. */
export function whyCutShort({ id, cutShort }: Pick<Trial, 'id' | 'cutShort'>): string | undefined {
  if (cutShort === undefined) return undefined;
  return cutShort.code === ledgerOpen
    ? `Trial ${id} does not add up: ${cutShort.sentence}`
    : `Trial ${id} ended before its time, after ${Math.round(cutShort.atMs / 1_000)} s: ${cutShort.sentence}`;
}

/**
 * Due = begun + dropped, and what began is among the attempts. Of a trial that was cut short the plan had more.
 * @param inTable attempts with a due time that the table holds of it; of lives, all.
 * @returns what is wrong, in a sentence without its full stop.
 */
export function ledgerProblem(
  { id, due, started, dropped, cutShort }: Pick<Trial, 'id' | 'due' | 'started' | 'dropped' | 'cutShort'>,
  inTable: number,
): string | undefined {
  const accounted = started + dropped;
  if (accounted > due || (accounted < due && cutShort === undefined))
    return `Trial ${id} does not add up: of ${due} due sign-ins ${started} began and ${dropped} were dropped`;
  return inTable === started
    ? undefined
    : `Trial ${id} does not add up: ${started} sign-ins began, and ${inTable} are among the attempts`;
}

/**
 * Share of the machine's time: where its host took more, a trial tells more of the host than of the target. On a rented machine at work,
 * watched for 90 s, three seconds in five lost less than that, the others up to 40 %, several of them in a row.
 */
export const mostStolen = 0.01;

/** Result of a capacity search of one arm. */
export const capacityResult = z.object({
  arm: z.string().describe('Arm that was searched alone'),
  held: z.array(z.number()).meta(inUnit('sign-ins per second', 'Highest rate that held in each repeat.')),
  unbroken: z
    .boolean()
    .describe("True: ended at the scenario's `atMost` without breaking, so the capacity is at least this"),
  confirmed: z
    .object({
      perSecond: z.number().meta(inUnit('sign-ins per second', 'The geometric mean of `held`.')),
      held: z.boolean().describe('It held once more'),
    })
    .optional()
    .describe(
      'What was found, lived once more at the end and judged by the same rule. Absent: in some repeat no rate held',
    ),
});
export type CapacityResult = z.infer<typeof capacityResult>;

/** Sign-ins per second that the generator reaches against a target that does nothing. */
export const generatorLimit = z.object({
  arm: z.string().describe('Arm whose sign-ins it made'),
  perSecond: z
    .number()
    .meta(inUnit('sign-ins per second', 'Most that the generator reaches against a target that does nothing.')),
  cpuMsPerSignIn: z.number().meta(inUnit('ms', "k6's CPU time for one sign-in.")),
  vus: z.int().meta(inUnit('count of VUs', 'Virtual users of k6 with which it was tried.')),
});
export type GeneratorLimit = z.infer<typeof generatorLimit>;

/** trials.json */
export const loadRecord = z.object({
  k6: z.object({
    version: z.string().describe('As k6 says it'),
    arguments: z
      .array(z.string())
      .describe(
        'Added to ours by whoever started the run: `--name` or `--name=value`, passwords in addresses left out',
      ),
    variables: z
      .array(z.string())
      .optional()
      .describe(
        "Names of k6's variables that it was given, of outputs. Absent in runs that were made before this was kept",
      ),
    processes: z
      .int()
      .positive()
      .optional()
      .meta(inUnit('count of processes', 'Of k6, that share the sign-ins. Absent as `variables`.')),
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
