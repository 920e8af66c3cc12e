// Attempts of one kind in the counts of all users.
import type { AttemptSums } from '../../scenarios/measures/aggregates.ts';

export function attemptsNotVoid({ succeeded, refused, abandoned, timedOut }: AttemptSums): number {
  return succeeded + refused + abandoned + timedOut;
}
