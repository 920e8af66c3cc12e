// Progress of a run that is lived attempt by attempt, of as many as the scenario plans and those that people start over.
import type { Scenario } from '../scenarios/schema/scenario.ts';
import type { AttemptCounts } from '../simulators/attempt/attempt-counts.ts';
import { plannedAttempts } from '../simulators/scenario/planned-attempts.ts';
import type { Progress } from './progress.ts';

export function attemptsSoFar(scenario: Scenario, progress: Progress): (counts: Readonly<AttemptCounts>) => void {
  const planned = plannedAttempts(scenario);
  return ({ done, failed, void: voids, unplanned }) =>
    progress.attempts({ done, total: Math.max(planned + unplanned, done), failed, void: voids });
}
