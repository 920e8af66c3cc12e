// How many users a worker thread is given at a time. It follows from the scenario alone: a resumed run must find the same stretches.
import type { Scenario } from '../../../../scenarios/schema/scenario.ts';

/** A stretch is short enough that workers end together, and long enough that nobody waits for orders. */
const stretchAttempts = 500;
/** One that is counted as a whole is longer, so that counts take far less room than attempts; but at least so many share a run. */
const countedAttempts = 20_000;
const countedStretches = 200;

export function usersOfStretch(
  { users, days, signInsPerUserAndDay, arms }: Pick<Scenario, 'users' | 'days' | 'signInsPerUserAndDay' | 'arms'>,
  counted: boolean,
): number {
  const perUser = days * signInsPerUserAndDay * arms.length;
  const attempts = counted
    ? Math.min(countedAttempts, Math.max(stretchAttempts, (users * perUser) / countedStretches))
    : stretchAttempts;
  return Math.max(1, Math.floor(attempts / perUser));
}
