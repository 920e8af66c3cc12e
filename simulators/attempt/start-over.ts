// The attempts at one need: a first one, and another while it fails, the person wants to and the scenario allows it.
import type { HumanModel } from '../people/intent.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { AttemptCourse } from './attempt-course.ts';
import type { Maybe } from './when-there.ts';

export interface AttemptStart {
  /** Address of the attempt's draws; those of one need follow each other. */
  readonly drawIndex: number;
  /** User's clock, ms since the Unix epoch. */
  readonly startsAtMs: number;
}

interface Limits {
  readonly restartsPerNeed: number;
}

export interface WhoStartsOver {
  readonly user: VirtualUser;
  readonly human: Pick<HumanModel, 'startsOver'>;
  readonly scenario: { readonly limits: Limits };
}

/** Of a need to sign in: the address of the draws of its first attempt. @param need ordinal among the user's, from 0. */
export function firstDrawOf(need: number, { restartsPerNeed }: Limits): number {
  return need * (restartsPerNeed + 1);
}

/** Whether the draws of an attempt to sign in are those of one that starts over. */
export function isStartOver(drawIndex: number, { restartsPerNeed }: Limits): boolean {
  return drawIndex % (restartsPerNeed + 1) > 0;
}

/** Attempts until the need has ended, well or not. @returns what came of the last. */
export async function attemptUntilEnded<C extends AttemptCourse>(
  person: WhoStartsOver,
  first: AttemptStart,
  live: (start: AttemptStart) => Maybe<C>,
): Promise<C> {
  for (let start = first; ;) {
    const lived = live(start);
    // Waiting for what is there costs k6 as much as a step.
    const course = lived instanceof Promise ? await lived : lived;
    const next = nextStart(person, first, start, course);
    if (next === undefined) return course;
    start = next;
  }
}

/** Where the next attempt starts; undefined: this need has ended, well or not. For callers who tell of each attempt. */
export function nextStart(
  { user, human, scenario }: WhoStartsOver,
  first: AttemptStart,
  { drawIndex }: AttemptStart,
  { outcome, endedAtMs }: AttemptCourse,
): AttemptStart | undefined {
  if (outcome.kind === 'succeeded' || outcome.kind === 'void') return undefined;
  if (drawIndex - first.drawIndex >= scenario.limits.restartsPerNeed) return undefined;
  const over = human.startsOver(user, drawIndex);
  return over.again ? { drawIndex: drawIndex + 1, startsAtMs: endedAtMs + over.afterMs } : undefined;
}
