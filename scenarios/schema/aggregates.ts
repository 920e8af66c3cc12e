// aggregates.json of a run folder: what all users of a very large virtual run lived, as whole numbers that add up in any order, so that
// shares, times and their intervals by user are those of everybody although only a sample of users is in the tables. Reports make
// figures of them. Times are whole microseconds, logarithms of seconds whole millionths: each attempt is rounded once.
import { z } from 'zod';

/** Horizons of the restricted time to sign in, s. */
export const horizonsSeconds = [60, 120, 300] as const;
/** Points of the time-to-sign-in curve that are figures of their own, s. */
export const curvePointsSeconds = [5, 10, 20, 30, 60, 120] as const;

/** What is summed for each user, and then for each cluster of users, with its meaning. Void attempts are in none but the last two. */
export const userSums = {
  attempts: 'sign-in attempts',
  successes: 'of them, ended signed in',
  'successes-by-method': "ended signed in by the arm's own method",
  'successes-first-try': 'ended signed in without a set-back',
  'successes-first-try-by-method': "the same by the arm's own method",
  prompts: 'prompts to sign in answered',
  'prompts-accepted': 'of them, accepted',
  'own-prompts': "prompts of the arm's own method answered",
  'own-prompts-accepted': 'of them, accepted',
  time: 'time of all attempts, µs',
  'time-of-successes': 'time of successful attempts, µs',
  'timed-successes': 'successful attempts that took any time',
  'log-time-of-successes': 'their natural logarithms of seconds, millionths',
  ...sumsOf(horizonsSeconds, 'restricted-time', (seconds) => `time up to ${seconds} s, failures counting as ${seconds} s, µs`),
  ...sumsOf(curvePointsSeconds, 'signed-in-by', (seconds) => `attempts signed in within ${seconds} s`),
  needs: 'needs to sign in without a void attempt',
  'needs-met': 'of them, met',
  'needs-met-by-method': "met by the arm's own method",
  'needs-not-met': 'of them, not met',
  'lock-outs': 'attempts of those needs that met a lock-out',
  resets: 'with a password reset begun',
  fallbacks: 'that left the flow they began with',
  'give-ups': 'that the person abandoned',
  days: 'days with a need to sign in and without a void attempt',
  'days-met': 'of them, with a sign-in',
  'days-met-by-method': "with a sign-in by the arm's own method",
  registrants: 'people who reached the registration page',
  registered: 'of them, registered',
  'registration-time': 'time of the registration steps of those, µs',
  'all-attempts': 'attempts of all kinds, registrations and void ones too',
  voids: 'of them, void',
} as const satisfies Record<string, string>;
export type UserSumId = keyof typeof userSums;
/** The order in which they stand in a row. */
export const userSumIds = Object.keys(userSums) as readonly UserSumId[];

function sumsOf<const S extends number, const N extends string>(seconds: readonly S[], name: N, about: (seconds: S) => string) {
  return Object.fromEntries(seconds.map((each) => [`${name}-${each}-s`, about(each)])) as { readonly [K in `${N}-${S}-s`]: string };
}

const count = z.int().nonnegative();

/** Attempts of one kind. */
const attemptSums = z.object({
  /** People with any attempt of this kind, with one that was not void, with one that succeeded. */
  users: count,
  usersNotVoid: count,
  usersSucceeded: count,
  /** Needs with any attempt of this kind, void or not. */
  needs: count,
  succeeded: count,
  refused: count,
  abandoned: count,
  timedOut: count,
  void: count,
  /** Without void ones. */
  measuredUs: count,
  modelledUs: count,
  overheadUs: count,
  measuredUsOfSuccesses: count,
  modelledUsOfSuccesses: count,
});
export type AttemptSums = z.infer<typeof attemptSums>;

/** One step, over all visits in attempts that were not void. */
const stepSums = z.object({
  /** "flow/step" */
  step: z.string(),
  visits: count,
  /** Sum of the ordinals of those visits in their attempts. */
  positions: count,
  modelledUs: count,
  navigationUs: count,
  serverUs: count,
  ceremonyUs: count,
  renderingUs: count,
  overheadUs: count,
});
export type StepSums = z.infer<typeof stepSums>;

/** Sign-in attempts that reached a step, and those that ended there. */
const stepEnds = z.object({
  step: z.string(),
  reached: count,
  /** Of them: left a record of it. The sum of the ordinals of each one's first. */
  recorded: count,
  firstPositions: count,
  succeededHere: count,
  abandonedHere: count,
  refusedHere: count,
  timedOutHere: count,
});
export type StepEnds = z.infer<typeof stepEnds>;

const failureCode = z.object({ step: z.string(), code: z.string(), cause: z.string().optional(), count });
export type FailureCodeCount = z.infer<typeof failureCode>;

/** Everybody of one persona in one arm. */
export const aggregatedPart = z.object({
  arm: z.string(),
  persona: z.string(),
  signIns: attemptSums,
  registrations: attemptSums,
  /** Users whose sum is not 0, in the order of `sums`. */
  usersWith: z.array(count).length(userSumIds.length),
  /** A row a user, or a random group of users where there are very many: its name, and its sums in the order of `sums`. */
  clusters: z.array(z.tuple([z.string(), z.array(z.int()).length(userSumIds.length)])),
  /** Steps of sign-ins, and of registrations. */
  stepsOfSignIns: z.array(stepSums),
  stepsOfRegistrations: z.array(stepSums),
  stepEnds: z.array(stepEnds),
  /** Set-backs with a code, of attempts of all kinds that were not void. */
  failureCodes: z.array(failureCode),
  /** Sign-in attempts by the end of the cell of time they ended in, tenths of a second: signed in, and not. */
  endsByTime: z.array(z.tuple([count, count, count])),
  /** Times of successful attempts, by random group of users: buckets of the latency histogram and their counts. */
  successTimes: z.array(z.tuple([z.string(), z.array(z.tuple([z.int(), count]))])),
});
export type AggregatedPart = z.infer<typeof aggregatedPart>;

export const aggregates = z.object({
  format: z.literal('passkey-pilot-aggregates/1'),
  /** Names and meanings of the numbers in a row of sums, in order. */
  sums: z.array(z.object({ id: z.string(), about: z.string() })).refine((sums) => sums.length === userSumIds.length && sums.every(({ id }, at) => id === userSumIds[at]), 'expected the sums of this version, in its order'),
  /** Each is within this share of its bucket's value. */
  relativeErrorOfTimes: z.number(),
  /** People who lived anything, in whichever arm, by persona. */
  users: z.record(z.string(), count),
  parts: z.array(aggregatedPart),
});
export type Aggregates = z.infer<typeof aggregates>;
