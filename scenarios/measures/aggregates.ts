// aggregates.json of a run folder: what all users of a very large virtual run lived, as whole numbers that add up in any order, so that
// shares, times and their intervals by user are those of everybody although only a sample of users is in the tables. Reports make
// figures of them. Times are whole microseconds, logarithms of seconds whole millionths: each attempt is rounded once.
import { z } from 'zod';
import { inUnit } from '../schema/in-unit.ts';
import { userSums } from './user-sums.ts';

const count = z.int().nonnegative();
const users = (about: string) => count.meta(inUnit('count of users', about));
const attempts = (about: string) => count.meta(inUnit('count of attempts', about));
const time = (about: string) => count.meta(inUnit('µs', about));
const step = z.string().describe('"flow/step"');

/** Attempts of one kind. */
const attemptSums = z.object({
  users: users('With any attempt of this kind.'),
  usersNotVoid: users('With one that was not void.'),
  usersSucceeded: users('With one that succeeded.'),
  needs: count.meta(inUnit('count of needs to sign in', 'With any attempt of this kind, void or not.')),
  succeeded: attempts('Ended signed in; of registrations, with a passkey.'),
  refused: attempts('The target said no, for good.'),
  abandoned: attempts('The person gave up.'),
  timedOut: attempts("Reached the scenario's limit for one attempt."),
  void: attempts('Void by a fault of our own, and in none of the others.'),
  measuredUs: time('Measured time of all, without void ones.'),
  modelledUs: time("The person's time in all, without void ones."),
  overheadUs: time("The harness's own time in all, without void ones."),
  measuredUsOfSuccesses: time('Measured time of those that succeeded.'),
  modelledUsOfSuccesses: time("The person's time in those that succeeded."),
});
export type AttemptSums = z.infer<typeof attemptSums>;

/** One step, over all visits in attempts that were not void. */
const stepSums = z.object({
  step,
  visits: count.meta(inUnit('count of visits', 'Of the step.')),
  positions: count.meta(inUnit('sum of ordinals', 'Of those visits, from 0, in their attempts.')),
  modelledUs: time("The person's time."),
  navigationUs: time('Browser and network.'),
  serverUs: time("The target's own processing."),
  ceremonyUs: time('Inside navigator.credentials.'),
  renderingUs: time('From the end of the response until the page is ready.'),
  overheadUs: time("The harness's own time."),
});
export type StepSums = z.infer<typeof stepSums>;

/** Sign-in attempts that reached a step, and those that ended there. */
const stepEnds = z.object({
  step,
  reached: attempts('That came to the step.'),
  recorded: attempts('Of them: left a record of it.'),
  firstPositions: count.meta(inUnit('sum of ordinals', "Of each one's first visit, from 0.")),
  succeededHere: attempts('Of those that came to it: ended here signed in.'),
  abandonedHere: attempts('Of those that came to it: given up here.'),
  refusedHere: attempts('Of those that came to it: refused here, for good.'),
  timedOutHere: attempts('Of those that came to it: out of time here.'),
});
export type StepEnds = z.infer<typeof stepEnds>;

const failureCode = z.object({
  step,
  code: z.string().describe("The target's or the browser's code"),
  cause: z.string().optional().describe('Human cause that was drawn there. Absent: none'),
  count: count.meta(inUnit('count of steps', 'That met it.')),
});
export type FailureCodeCount = z.infer<typeof failureCode>;

/** Everybody of one persona in one arm. */
export const aggregatedPart = z.object({
  arm: z.string().describe('Arm by assignment'),
  persona: z.string().describe('Persona id'),
  signIns: attemptSums.describe('Attempts to sign in'),
  registrations: attemptSums.describe('Registrations of a passkey'),
  withoutNeed: attemptSums.describe('Attempts that nobody meant, and those of strangers'),
  usersWith: z
    .array(count)
    .length(userSums.length)
    .meta(inUnit('count of users', 'Whose sum is not 0, in the order of `sums`.')),
  clusters: z
    .array(z.tuple([z.string(), z.array(z.int()).length(userSums.length)]))
    .meta(
      inUnit(
        'as `sums` says',
        'A row a user, or a random group of users where there are very many: its name, and its sums in the order of `sums`.',
      ),
    ),
  stepsOfSignIns: z.array(stepSums).describe('Steps of attempts to sign in'),
  stepsOfRegistrations: z.array(stepSums).describe('Steps of attempts to register'),
  stepEnds: z.array(stepEnds).describe('Where attempts to sign in end'),
  failureCodes: z.array(failureCode).describe('Set-backs with a code, of attempts of all kinds that were not void'),
  endsByTime: z
    .array(z.tuple([count, count, count]))
    .meta(
      inUnit(
        'tenths of a second, then counts of attempts',
        'Attempts to sign in by the time they took: end of the cell of time, how many ended in it signed in, and how many did otherwise.',
      ),
    ),
  successTimes: z
    .array(z.tuple([z.string(), z.array(z.tuple([z.int(), count]))]))
    .meta(
      inUnit(
        'bucket of the latency histogram, then count of attempts',
        'Times of successful attempts, by random group of users: its name, then its buckets.',
      ),
    ),
});
export type AggregatedPart = z.infer<typeof aggregatedPart>;

export const aggregatesFormat = 'passkey-pilot-aggregates/3';

export const aggregates = z.object({
  format: z.literal(aggregatesFormat).describe('Name and version of the format'),
  sums: z
    .array(
      z.object({
        id: z.string().describe('Id of the sum'),
        about: z.string().describe('What is summed, with its unit where it is no count'),
      }),
    )
    .refine(
      (sums) => sums.length === userSums.length && sums.every(({ id }, at) => id === userSums[at]?.id),
      'expected the sums of this version, in its order',
    )
    .describe('Names and meanings of the numbers in a row of sums, in order'),
  relativeErrorOfTimes: z
    .number()
    .meta(inUnit('share, 0 to 1', "Of a bucket's value: each time is within this share of it.")),
  users: z
    .record(z.string(), count)
    .meta(inUnit('count of users', 'People who lived anything, in whichever arm, by persona.')),
  parts: z.array(aggregatedPart).describe('Everybody, by persona and arm'),
});
export type Aggregates = z.infer<typeof aggregates>;
