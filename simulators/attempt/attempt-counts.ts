// How many attempts a run has behind it, for whoever watches it.
import type { Attempt } from '../../scenarios/schema/attempt.ts';

export interface AttemptCounts {
  /** Attempts that ended, void ones too. */
  done: number;
  /** Ended without being signed in: refused, abandoned, timed out. */
  failed: number;
  void: number;
  /** Attempts beyond the first for one need. */
  restarts: number;
}

export function countAttempt(counts: AttemptCounts, attempt: Attempt, restartsPerSession: number): void {
  counts.done += 1;
  if (isRestart(attempt, restartsPerSession)) counts.restarts += 1;
  if (attempt.outcome.kind === 'void') counts.void += 1;
  else if (attempt.outcome.kind !== 'succeeded') counts.failed += 1;
}

/** Draw addresses of a need follow each other: the first attempt, then those that start over. */
function isRestart({ purpose, attempt, draw }: Attempt, restartsPerSession: number): boolean {
  return purpose === 'registration' ? attempt > 0 : draw % (restartsPerSession + 1) > 0;
}
