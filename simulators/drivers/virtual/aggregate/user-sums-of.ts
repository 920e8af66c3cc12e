// The sums of one user in one arm, in the order of userSumIds: a need or a day with a void attempt is in none, since what the person
// would have reached is not known.
import {
  curvePointsSeconds,
  horizonsSeconds,
  userSumIds,
  type UserSumId,
} from '../../../../scenarios/schema/aggregates.ts';
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import type { AttemptFacts } from '../attempt-facts.ts';

const place = Object.fromEntries(userSumIds.map((id, at) => [id, at])) as Readonly<Record<UserSumId, number>>;
const horizons = horizonsSeconds.map((seconds) => [seconds, place[`restricted-time-${seconds}-s`]] as const);
const curvePoints = curvePointsSeconds.map((seconds) => [seconds, place[`signed-in-by-${seconds}-s`]] as const);

/** µs, or millionths. */
export const millionths = (value: number): number => Math.round(value * 1e6);

export interface KnownAttempt {
  readonly attempt: Attempt;
  readonly facts: AttemptFacts;
}

interface Day {
  voided: boolean;
  succeeded: boolean;
  byMethod: boolean;
}

interface Need extends Day {
  lockOuts: number;
  resets: number;
  fallbacks: number;
  giveUps: number;
}

/** @param known all attempts of the user in the arm. */
export function userSumsOf(known: readonly KnownAttempt[]): Float64Array {
  const sums = new Float64Array(userSumIds.length);
  const needs = new Map<number, Need>();
  const days = new Map<number, Day>();
  let [reachedRegistration, registered, registrationMs] = [false, false, 0];
  for (const { attempt, facts } of known) {
    const voided = attempt.outcome.kind === 'void';
    add(sums, place['all-attempts'], 1);
    add(sums, place.voids, voided);
    if (attempt.purpose !== 'sign-in') {
      if (attempt.purpose !== 'registration') continue;
      if (voided || !facts.reachedRegistration) continue;
      reachedRegistration = true;
      if (!facts.succeeded) continue;
      registered = true;
      registrationMs += facts.registrationMs;
      continue;
    }
    addToNeed(needs, attempt, facts, voided);
    addToDay(days, attempt.day, facts, voided);
    if (voided) continue;
    const seconds = (attempt.measuredMs + attempt.modelledMs) / 1_000;
    add(sums, place.attempts, 1);
    add(sums, place.prompts, facts.prompts);
    add(sums, place['prompts-accepted'], facts.promptsAccepted);
    add(sums, place['own-prompts'], facts.ownPrompts);
    add(sums, place['own-prompts-accepted'], facts.ownPromptsAccepted);
    add(sums, place.time, millionths(seconds));
    for (const [horizon, at] of horizons)
      add(sums, at, millionths(facts.succeeded ? Math.min(seconds, horizon) : horizon));
    if (!facts.succeeded) continue;
    add(sums, place.successes, 1);
    add(sums, place['successes-by-method'], facts.byMethod);
    add(sums, place['successes-first-try'], facts.firstTry);
    add(sums, place['successes-first-try-by-method'], facts.firstTry && facts.byMethod);
    add(sums, place['time-of-successes'], millionths(seconds));
    for (const [point, at] of curvePoints) add(sums, at, seconds <= point);
    if (seconds <= 0) continue;
    add(sums, place['timed-successes'], 1);
    add(sums, place['log-time-of-successes'], millionths(Math.log(seconds)));
  }
  for (const need of needs.values()) {
    if (need.voided) continue;
    add(sums, place.needs, 1);
    add(sums, place['needs-met'], need.succeeded);
    add(sums, place['needs-met-by-method'], need.byMethod);
    add(sums, place['needs-not-met'], !need.succeeded);
    add(sums, place['lock-outs'], need.lockOuts);
    add(sums, place.resets, need.resets);
    add(sums, place.fallbacks, need.fallbacks);
    add(sums, place['give-ups'], need.giveUps);
  }
  for (const day of days.values()) {
    if (day.voided) continue;
    add(sums, place.days, 1);
    add(sums, place['days-met'], day.succeeded);
    add(sums, place['days-met-by-method'], day.byMethod);
  }
  add(sums, place.registrants, reachedRegistration);
  add(sums, place.registered, registered);
  add(sums, place['registration-time'], millionths(registrationMs / 1_000));
  return sums;
}

/** A closure in its place would cost more than all the sums: this runs some forty times an attempt. */
function add(sums: Float64Array, at: number, value: number | boolean): void {
  sums[at] = (sums[at] ?? 0) + Number(value);
}

function addToNeed(
  needs: Map<number, Need>,
  { session, outcome, fellBack }: Attempt,
  facts: AttemptFacts,
  voided: boolean,
): void {
  const need = needs.get(session) ?? {
    voided: false,
    succeeded: false,
    byMethod: false,
    lockOuts: 0,
    resets: 0,
    fallbacks: 0,
    giveUps: 0,
  };
  needs.set(session, need);
  need.voided ||= voided;
  need.succeeded ||= facts.succeeded;
  need.byMethod ||= facts.byMethod;
  need.lockOuts += Number(facts.lockedOut);
  need.resets += Number(facts.reset);
  need.fallbacks += Number(fellBack);
  need.giveUps += Number(outcome.kind === 'abandoned');
}

function addToDay(days: Map<number, Day>, day: number, facts: AttemptFacts, voided: boolean): void {
  const known = days.get(day);
  if (known === undefined) {
    days.set(day, { voided, succeeded: facts.succeeded, byMethod: facts.byMethod });
    return;
  }
  known.voided ||= voided;
  known.succeeded ||= facts.succeeded;
  known.byMethod ||= facts.byMethod;
}
