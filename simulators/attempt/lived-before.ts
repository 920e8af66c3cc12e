// Attempts of a user that an earlier start of the program journalled before it stopped. The user is lived again from the beginning: those
// attempts are compared, not journalled twice.
import type { Attempt, Outcome } from '../../scenarios/schema/attempt.ts';

export class LivedBefore {
  readonly #attempts: ReadonlyMap<string, Attempt>;
  /** Those that did not end as their journalled twins: a defect of the instrument. */
  differences = 0;

  constructor(attempts: readonly Attempt[]) {
    this.#attempts = new Map(attempts.map((attempt) => [keyOf(attempt), attempt]));
  }

  /** Whether an attempt is to be journalled; one that was is compared. */
  isNew(attempt: Attempt): boolean {
    const twin = this.#attempts.get(keyOf(attempt));
    if (twin === undefined) return true;
    if (!sameCourse(twin, attempt)) this.differences += 1;
    return false;
  }
}

function keyOf({ arm, flow, attempt }: Attempt): string {
  return `${arm}/${flow}/${attempt}`;
}

/** Same outcome by the same steps; attempts that were void on either side cannot be compared. */
function sameCourse(one: Attempt, other: Attempt): boolean {
  const isVoid = (outcome: Outcome) => outcome.kind === 'void';
  if (isVoid(one.outcome) || isVoid(other.outcome)) return true;
  return courseOf(one) === courseOf(other);
}

/** What must not differ between drivers, machines or repetitions: outcome and steps, without times. */
export function courseOf({ outcome, steps }: Attempt): string {
  return JSON.stringify([
    outcome,
    steps.map(({ flow, step, result, code, cause }) => [flow, step, result, code, cause]),
  ]);
}
