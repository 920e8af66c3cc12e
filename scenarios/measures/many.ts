// many.json of a run folder: the population of the run grown to many in virtual time. Its first users are the people of the run itself, so
// every attempt of the run has a twin there that must be the same; one that is not stands here with both courses.
import { z } from 'zod';
import { parameterPoint } from './parameter-point.ts';
import { attempt, stepRecord } from '../schema/attempt.ts';
import { inUnit } from '../schema/in-unit.ts';

export const manyFormat = 'passkey-pilot-many/1';
/** Where it lies, within the folder of the run. */
export const manyFile = 'many.json';

/** Twins that differ are stored up to this many; all are counted. */
export const storedTwins = 20;

/** What must be the same whoever drives: all but measured time, and what names the run. */
const attemptCourse = attempt
  .pick({ startedAt: true, device: true, method: true, fellBack: true, outcome: true, modelledMs: true })
  .extend({
    steps: z
      .array(stepRecord.omit({ index: true, measured: true, measuredMs: true }))
      .describe('What happened, step by step'),
  });

const differingTwins = z.object({
  user: attempt.shape.user,
  persona: attempt.shape.persona,
  arm: attempt.shape.arm,
  flow: attempt.shape.flow,
  attempt: attempt.shape.attempt,
  need: attempt.shape.need,
  run: attemptCourse.optional().describe('In the run. Absent: there was no such attempt'),
  many: attemptCourse.optional().describe('Among the many. Absent: there was no such attempt'),
});
export type DifferingTwins = z.infer<typeof differingTwins>;

export const twins = z.object({
  compared: z.int().meta(inUnit('count of attempts', 'Of the run and of its people among the many, each pair once.')),
  alike: z
    .int()
    .meta(inUnit('count of attempts', 'Of those: same outcome, method, steps, results, codes, causes and human time.')),
  differing: z.int().meta(inUnit('count of attempts', 'Of those: that are not the same.')),
  void: z.int().meta(inUnit('count of attempts', 'Of the run, not compared: void by a fault of our own.')),
  cut: z
    .int()
    .meta(
      inUnit(
        'count of attempts',
        "Not compared: they differ from their twins after the machine of the run had failed or held up this person in this arm: a void attempt, an answer that did not come in time, or a step that took a second or more, which moves the person's clock.",
      ),
    ),
  different: z.array(differingTwins).describe('Twins that differ, the first ones, with both courses'),
});
export type Twins = z.infer<typeof twins>;

export const many = z.object({
  format: z.literal(manyFormat).describe('Name and version of the format'),
  run: z.string().describe('Id of the run'),
  scenarioHash: z.string().describe('SHA-256 of the scenario as it was run'),
  users: z.int().meta(inUnit('count of users', 'Lived in virtual time, those of the run among them.')),
  attempts: z.int().meta(inUnit('count of attempts', 'That they made, registrations included.')),
  seconds: z.number().meta(inUnit('s', 'Wall time it took.')),
  machineTime: z.string().describe('Where machine time was resampled from, in words'),
  ofThisRun: z.boolean().describe('True: that is the run itself. False: it measured too little of its own, or nothing'),
  alike: twins.describe('The attempts of the run against their twins among the many'),
  counts: z.boolean().describe('False: an attempt differs from its twin, so that nothing of this layer counts'),
  why: z.string().optional().describe('Why it does not count; a sentence. Absent: it counts'),
  point: parameterPoint.describe('Figures of the many, every parameter at its centre'),
});
export type Many = z.infer<typeof many>;

/** Whether they count follows from the twins. */
export function whetherTheyCount({ differing, compared }: Pick<Twins, 'differing' | 'compared'>): Standing {
  if (compared === 0) return { counts: false, why: 'No attempt of the run could be compared with its twin.' };
  return differing === 0
    ? { counts: true }
    : {
        counts: false,
        why: `${differing} of ${compared} attempts of the run differ from their twins in virtual time.`,
      };
}

type Standing = Pick<Many, 'counts' | 'why'>;

/** What it says of its twins, and of whether it counts, agrees. */
export function addsUp({ counts, why, alike }: Pick<Many, 'counts' | 'why' | 'alike'>): boolean {
  const follows = whetherTheyCount(alike);
  return alike.alike + alike.differing === alike.compared && counts === follows.counts && why === follows.why;
}
