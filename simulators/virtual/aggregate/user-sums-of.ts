// The sums of one user in one arm, in the order of userSumIds: a need or a day with a void attempt is in none, since what the person
// would have reached is not known.
import { curvePointsSeconds, horizonsSeconds, userSumIds, type UserSumId } from '../../../scenarios/schema/aggregates.ts';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import type { AttemptFacts } from './attempt-facts.ts';

const place = Object.fromEntries(userSumIds.map((id, at) => [id, at])) as Readonly<Record<UserSumId, number>>;
const horizons = horizonsSeconds.map((seconds) => [seconds, place[`restricted-time-${seconds}-s`]] as const);
const curvePoints = curvePointsSeconds.map((seconds) => [seconds, place[`signed-in-by-${seconds}-s`]] as const);

/** µs, or millionths. */
export const millionths = (value: number): number => Math.round(value * 1e6);

export interface KnownAttempt {
  readonly attempt: Attempt;
  readonly facts: AttemptFacts;
}

interface Need {
  voided: boolean;
  succeeded: boolean;
  byMethod: boolean;
  lockOuts: number;
  resets: number;
  fallbacks: number;
  giveUps: number;
}

/** @param known all attempts of the user in the arm. */
export function userSumsOf(known: readonly KnownAttempt[]): Float64Array {
  const sums = new Float64Array(userSumIds.length);
  const add = (at: number, value: number) => {
    sums[at] = (sums[at] ?? 0) + value;
  };
  const count = (id: UserSumId, value: number | boolean) => add(place[id], Number(value));
  const needs = new Map<number, Need>();
  const days = new Map<number, Pick<Need, 'voided' | 'succeeded' | 'byMethod'>>();
  let [reachedRegistration, registered, registrationMs] = [false, false, 0];
  for (const { attempt, facts } of known) {
    const voided = attempt.outcome.kind === 'void';
    count('all-attempts', 1);
    count('voids', voided);
    if (attempt.flow === 'passkey-registration') {
      if (voided || !facts.reachedRegistration) continue;
      reachedRegistration = true;
      if (!facts.succeeded) continue;
      registered = true;
      registrationMs += facts.registrationMs;
      continue;
    }
    addToNeed(needs, attempt, facts, voided);
    const day = days.get(attempt.day) ?? { voided: false, succeeded: false, byMethod: false };
    days.set(attempt.day, { voided: day.voided || voided, succeeded: day.succeeded || facts.succeeded, byMethod: day.byMethod || facts.byMethod });
    if (voided) continue;
    const seconds = (attempt.measuredMs + attempt.modelledMs) / 1_000;
    count('attempts', 1);
    count('prompts', facts.prompts);
    count('prompts-accepted', facts.promptsAccepted);
    count('own-prompts', facts.ownPrompts);
    count('own-prompts-accepted', facts.ownPromptsAccepted);
    count('time', millionths(seconds));
    for (const [horizon, at] of horizons) add(at, millionths(facts.succeeded ? Math.min(seconds, horizon) : horizon));
    if (!facts.succeeded) continue;
    count('successes', 1);
    count('successes-by-method', facts.byMethod);
    count('successes-first-try', facts.firstTry);
    count('successes-first-try-by-method', facts.firstTry && facts.byMethod);
    count('time-of-successes', millionths(seconds));
    for (const [point, at] of curvePoints) add(at, Number(seconds <= point));
    if (seconds <= 0) continue;
    count('timed-successes', 1);
    count('log-time-of-successes', millionths(Math.log(seconds)));
  }
  for (const need of needs.values()) {
    if (need.voided) continue;
    count('needs', 1);
    count('needs-met', need.succeeded);
    count('needs-met-by-method', need.byMethod);
    count('needs-not-met', !need.succeeded);
    count('lock-outs', need.lockOuts);
    count('resets', need.resets);
    count('fallbacks', need.fallbacks);
    count('give-ups', need.giveUps);
  }
  for (const day of days.values()) {
    if (day.voided) continue;
    count('days', 1);
    count('days-met', day.succeeded);
    count('days-met-by-method', day.byMethod);
  }
  count('registrants', reachedRegistration);
  count('registered', registered);
  count('registration-time', millionths(registrationMs / 1_000));
  return sums;
}

function addToNeed(needs: Map<number, Need>, { session, outcome, fellBack }: Attempt, facts: AttemptFacts, voided: boolean): void {
  const need = needs.get(session) ?? { voided: false, succeeded: false, byMethod: false, lockOuts: 0, resets: 0, fallbacks: 0, giveUps: 0 };
  needs.set(session, need);
  need.voided ||= voided;
  need.succeeded ||= facts.succeeded;
  need.byMethod ||= facts.byMethod;
  need.lockOuts += Number(facts.lockedOut);
  need.resets += Number(facts.reset);
  need.fallbacks += Number(fellBack);
  need.giveUps += Number(outcome.kind === 'abandoned');
}
