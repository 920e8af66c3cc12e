// How many attempts a scenario plans, as far as that can be known before.
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';

/** Needs in each arm, and a registration in those whose flow needs one; people who start over come on top. */
export function plannedAttempts({
  users,
  days,
  signInsPerUserAndDay,
  arms,
  design,
}: Pick<Scenario, 'users' | 'days' | 'signInsPerUserAndDay' | 'arms' | 'design'>): number {
  const lives = design === 'paired' ? arms.length : 1;
  const registrations =
    arms.filter(({ signIn }) => registrationFor(signIn) !== undefined).length *
    (design === 'paired' ? users : users / arms.length);
  return Math.round(users * days * signInsPerUserAndDay * lives + registrations);
}
