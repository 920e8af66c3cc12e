// How many attempts a run has behind it, for whoever watches it.
import { purposesWithoutNeed, type Purpose } from '../../scenarios/flows/flow.ts';
import type { CountedAttempt } from '../../scenarios/measures/counted-attempt.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { isStartOver } from './start-over.ts';

export interface AttemptCounts {
  /** Attempts that ended, void ones too. */
  done: number;
  /** Ended without being signed in, or registered, as was meant: refused, abandoned, timed out. */
  failed: number;
  void: number;
  /** Beyond those that a scenario plans: started over for the same need, or serving none. */
  unplanned: number;
}

export function countAttempt(counts: AttemptCounts, attempt: CountedAttempt, limits: Scenario['limits']): void {
  const isMeant = !servesNoNeed.has(attempt.purpose);
  counts.done += 1;
  if (!isMeant || isRestart(attempt, limits)) counts.unplanned += 1;
  if (attempt.outcome.kind === 'void') counts.void += 1;
  else if (isMeant && attempt.outcome.kind !== 'succeeded') counts.failed += 1;
}

const servesNoNeed: ReadonlySet<Purpose> = new Set(purposesWithoutNeed);

/** Of registrations there is one need. */
function isRestart({ purpose, attempt, draw }: CountedAttempt, limits: Scenario['limits']): boolean {
  return purpose === 'registration' ? attempt > 0 : isStartOver(draw, limits);
}
