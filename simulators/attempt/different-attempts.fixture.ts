// For tests: attempts of two drivers that are not the same.
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { comparableAttempt } from './comparable-attempt.ts';

/** The first few that differ, each beside its twin; empty: none. */
export function differentAttempts(some: readonly Attempt[], others: readonly Attempt[]) {
  const twins = new Map(others.map(comparableAttempt).map((attempt) => [attempt.who, attempt]));
  return some
    .map(comparableAttempt)
    .filter((attempt) => JSON.stringify(attempt) !== JSON.stringify(twins.get(attempt.who)))
    .slice(0, 3)
    .map((attempt) => [attempt, twins.get(attempt.who)]);
}
