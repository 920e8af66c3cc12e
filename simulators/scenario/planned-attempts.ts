// How many attempts a scenario plans, as far as that can be known before.
import type { Scenario } from '../../scenarios/schema/scenario.ts';

/** Needs in each arm, and a registration in the passkey arm; people who start over come on top. */
export function plannedAttempts({
  users,
  days,
  signInsPerUserAndDay,
  arms,
  design,
}: Pick<Scenario, 'users' | 'days' | 'signInsPerUserAndDay' | 'arms' | 'design'>): number {
  const lives = design === 'paired' ? arms.length : 1;
  const registrations = arms.includes('passkey') ? (design === 'paired' ? users : users / arms.length) : 0;
  return Math.round(users * days * signInsPerUserAndDay * lives + registrations);
}
