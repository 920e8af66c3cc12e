// Whether people of a scenario recover their accounts: a recovery drill, or a rollout whose policy offers it. Any other scenario is the same
// whatever its policy says of recovery.
import { mapOf } from './raw-value.ts';

/** @param raw the scenario, as it was written. */
export function recoversAccounts(raw: Readonly<Record<string, unknown>>): boolean {
  return (
    raw['kind'] === 'recovery-drill' || (raw['rollout'] !== undefined && mapOf(raw['policy'])['recovery'] !== undefined)
  );
}
