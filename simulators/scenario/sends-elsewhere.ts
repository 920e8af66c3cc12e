// Whether an external provider can ask people of a scenario for a second factor: its policy has one. An arm's policy says only what differs.
import { mapOf } from './raw-value.ts';

/** @param raw the scenario, as it was written. */
export function sendsElsewhere(raw: Readonly<Record<string, unknown>>): boolean {
  return mapOf(raw['policy'])['externalMethod'] !== undefined;
}
