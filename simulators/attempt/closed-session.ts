// The end of an attempt's session: it is closed, and what failed in it is named, so that a picture can be kept.
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import type { AttemptCourse } from './attempt-course.ts';
import type { OpenSession } from './driver.ts';
import type { AttemptStart } from './start-over.ts';
import { VoidAttempt } from './void-attempt.ts';
import type { Maybe } from './when-there.ts';

/** The course, once the session is closed. @param isMeant false: it serves no need. */
export function closedAfter(
  close: OpenSession['close'],
  lived: Maybe<AttemptCourse>,
  isMeant: boolean,
): Maybe<AttemptCourse> {
  return lived instanceof Promise ? closedLater(close, lived, isMeant) : closed(close, lived, isMeant);
}

function closed(close: OpenSession['close'], course: AttemptCourse, isMeant: boolean): Maybe<AttemptCourse> {
  const closing = close(failureOf(course.outcome, course.steps, isMeant));
  return closing instanceof Promise ? courseAfter(closing, course) : course;
}

async function closedLater(
  close: OpenSession['close'],
  lived: Promise<AttemptCourse>,
  isMeant: boolean,
): Promise<AttemptCourse> {
  return closed(close, await lived, isMeant);
}

async function courseAfter(closing: Promise<void>, course: AttemptCourse): Promise<AttemptCourse> {
  await closing;
  return course;
}

/** Of an attempt whose session did not open. @throws whatever is no failure of our own */
export function neverBegun(cause: unknown, { startsAtMs }: AttemptStart): AttemptCourse {
  if (!(cause instanceof VoidAttempt)) throw cause;
  return {
    outcome: { kind: 'void', code: cause.code, detail: cause.message },
    fellBack: false,
    steps: [],
    endedAtMs: startsAtMs,
  };
}

/** Name under which a picture of a failed attempt is kept: how it ended, and where. Of those that nobody meant only our own failures are. */
function failureOf(
  outcome: Outcome,
  steps: AttemptCourse['steps'],
  isMeant: boolean,
): { name: string; log: object } | undefined {
  if (!isMeant && outcome.kind !== 'void') return undefined;
  switch (outcome.kind) {
    case 'succeeded':
      return undefined;
    case 'refused':
      return { name: `refused-${outcome.code}`, log: steps };
    case 'abandoned':
      return { name: `abandoned-${outcome.reason}`, log: steps };
    case 'timed-out':
      return { name: 'timed-out', log: steps };
    case 'void':
      return { name: `void-${outcome.code}`, log: steps };
  }
}
