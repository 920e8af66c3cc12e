// After an attempt: does the person start over for the same need, and when?
import type { HumanModel } from '../people/intent.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { AttemptCourse } from './attempt-course.ts';

export interface AttemptStart {
  /** Address of the attempt's draws; those of one need follow each other. */
  readonly drawIndex: number;
  /** User's clock, ms since the Unix epoch. */
  readonly startsAtMs: number;
}

interface Person {
  readonly user: VirtualUser;
  readonly human: Pick<HumanModel, 'startsOver'>;
  readonly scenario: { readonly limits: { readonly restartsPerSession: number } };
}

/** Undefined: this need has ended, well or not. */
export function startOver(
  { user, human, scenario }: Person,
  { firstDraw }: { readonly firstDraw: number },
  { drawIndex }: AttemptStart,
  { outcome, endedAtMs }: AttemptCourse,
): AttemptStart | undefined {
  if (outcome.kind === 'succeeded' || outcome.kind === 'void') return undefined;
  if (drawIndex - firstDraw >= scenario.limits.restartsPerSession) return undefined;
  const over = human.startsOver(user, drawIndex);
  return over.again ? { drawIndex: drawIndex + 1, startsAtMs: endedAtMs + over.afterMs } : undefined;
}
