// How many attempts a run has behind it, for whoever watches it.
import type { CountedAttempt } from '../../scenarios/measures/counted-attempt.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { isStartOver } from './start-over.ts';

export interface AttemptCounts {
  /** Attempts that ended, void ones too. */
  done: number;
  /** Ended without being signed in: refused, abandoned, timed out. */
  failed: number;
  void: number;
  /** Attempts beyond the first for one need. */
  restarts: number;
}

export function countAttempt(counts: AttemptCounts, attempt: CountedAttempt, limits: Scenario['limits']): void {
  counts.done += 1;
  if (isRestart(attempt, limits)) counts.restarts += 1;
  if (attempt.outcome.kind === 'void') counts.void += 1;
  else if (attempt.outcome.kind !== 'succeeded') counts.failed += 1;
}

/** Of registrations there is one need; what serves none is no restart. */
function isRestart({ purpose, attempt, draw }: CountedAttempt, limits: Scenario['limits']): boolean {
  return purpose === 'registration' ? attempt > 0 : purpose === 'sign-in' && isStartOver(draw, limits);
}
