// What came of an attempt.
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import type { Method } from '../../scenarios/flows/flow.ts';
import type { StepTaken } from './step-record.ts';

export interface AttemptCourse {
  readonly outcome: Outcome;
  /** By which the person signed in; absent: they did not. */
  readonly method?: Method | undefined;
  readonly fellBack: boolean;
  readonly steps: readonly StepTaken[];
  readonly endedAtMs: number;
}
