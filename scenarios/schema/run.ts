// The manifest of a run folder (run.json): what was run, on what, from which seed, and what was promised before it started.
import { z } from 'zod';
import { parameter, publishedFigure } from './evidence.ts';
import { machineProfile } from './machine-profile.ts';

export const environment = z.object({
  node: z.string(),
  /** Of the driver browser. */
  browser: z.string().optional(),
  browserPath: z.string().optional(),
  headless: z.enum(['shell', 'new', 'headed']).optional(),
  sandbox: z.boolean().optional(),
  /** Of the driver load. */
  k6: z.string().optional(),
  k6Path: z.string().optional(),
  /** Of the driver virtual: what its machine time was resampled from, and how many attempts and steps of it. */
  machineTime: machineProfile.pick({ title: true, measuredOn: true, driver: true, run: true, environment: true, attempts: true, note: true }).extend({ samples: z.int() }).optional(),
  operatingSystem: z.string(),
  cpuModel: z.string(),
  cores: z.int(),
  memoryGiB: z.number(),
  packages: z.record(z.string(), z.string()),
});

/** One start of the program on this folder. */
export const epoch = z.object({
  startedAt: z.string(),
  endedAt: z.string().optional(),
  ended: z.enum(['completed', 'interrupted', 'failed']).optional(),
  /** Why it failed, or what a completed one lacks; a sentence. */
  reason: z.string().optional(),
  /** Wall time of the attempts, without set-up. */
  runningMs: z.number().optional(),
  /** People's time was really waited, for somebody who watched (--slow). Absent: it was not. */
  slow: z.literal(true).optional(),
  /** The browser had a window (--headed). */
  headed: z.literal(true).optional(),
  /** What was added to our call of k6 (--k6-arg, or variables of k6 that say the same). Absent: nothing. */
  k6Arguments: z.array(z.string()).optional(),
  /** Share of all cores' time that other programs used just before the first attempt. Absent: the system does not tell. */
  busyBefore: z.number().min(0).max(1).optional(),
  /** Share of all cores' time that the host of a virtual machine took while attempts ran. Absent: the system does not tell. */
  stolenShare: z.number().min(0).max(1).optional(),
});

export const reconciliation = z.object({
  attempts: z.int(),
  successesInAttempts: z.int(),
  successesInLog: z.int(),
  failuresInAttempts: z.int(),
  failuresInLog: z.int(),
  /** Rows of the log that belong to no journalled attempt, explained by a killed start of the program. */
  replayedRows: z.int(),
  /** Rows of the log for steps that the person got no answer to: whoever waited cannot know of them. Absent: none. */
  unansweredRows: z.int().positive().optional(),
  differenceCount: z.int(),
  /** The first hundred. */
  differences: z.array(z.object({ correlationId: z.string(), user: z.string(), attempt: z.string(), expected: z.string(), found: z.string() })),
});
export type Reconciliation = z.infer<typeof reconciliation>;

export const manifest = z.object({
  format: z.literal('passkey-pilot-run/1'),
  id: z.string(),
  name: z.string(),
  state: z.enum(['running', 'interrupted', 'completed', 'failed']),
  version: z.string(),
  scenarioFile: z.string(),
  /** SHA-256 of the scenario as it was run, overrides in. */
  scenarioHash: z.string(),
  /** The scenario with all defaults filled in (output form: ms and proportions). */
  scenario: z.record(z.string(), z.unknown()),
  overrides: z.array(z.object({ path: z.string(), value: z.string() })),
  seed: z.number(),
  /** Persona titles and weights, users of each in the sample. */
  personas: z.array(z.object({ id: z.string(), title: z.string(), weight: z.number(), users: z.int() })),
  /** Claims as they stood before the first attempt: id and SHA-256 of their definition. */
  claims: z.array(z.object({ id: z.string(), hash: z.string() })),
  parameters: z.array(parameter.and(z.object({ overridden: z.boolean().optional() }))),
  /** The published figures those parameters and personas cite. */
  published: z.array(publishedFigure),
  environment,
  /** Personas, providers and targets read from folders of the user's own. `replaces`: the project has one of the same id. */
  ownParts: z.array(z.object({ kind: z.enum(['persona', 'provider', 'target']), id: z.string(), replaces: z.boolean() })).optional(),
  /** Files of evidence that are not as the project ships them. */
  changedEvidence: z.array(z.string()).optional(),
  epochs: z.array(epoch),
  planned: z.object({ users: z.int(), sessions: z.int() }),
  /** Of a virtual run that lived more attempts than it stores: the tables hold those of whole users, drawn by key with this share, and aggregates.json counts all. Absent: the tables hold all. */
  stored: z.object({ share: z.number().gt(0).lt(1), users: z.int(), attempts: z.int(), ofUsers: z.int(), ofAttempts: z.int() }).optional(),
  reconciliation: reconciliation.optional(),
});
export type Manifest = z.infer<typeof manifest>;
