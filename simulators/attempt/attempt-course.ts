// What came of an attempt.
import type { Outcome, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { Method } from '../../scenarios/flows/flow.ts';

export interface AttemptCourse {
  readonly outcome: Outcome;
  /** By which the person signed in; absent: they did not. */
  readonly method?: Method;
  readonly fellBack: boolean;
  readonly steps: readonly StepRecord[];
  readonly endedAtMs: number;
}
