// Which users of a very large run are stored attempt by attempt: whole users, drawn by key, so that who is in does not depend on threads,
// restarts or how many others there are. Everybody is lived and counted all the same.
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import type { Scenario } from '../../../../scenarios/schema/scenario.ts';
import { plannedAttempts } from '../../../scenario/planned-attempts.ts';

/** Share of users that makes about as many attempts as the scenario stores; undefined: the run plans no more than those. */
export function storedShare(
  scenario: Parameters<typeof plannedAttempts>[0] & Pick<Scenario, 'virtual'>,
): number | undefined {
  const planned = plannedAttempts(scenario);
  const { storeAttempts } = scenario.virtual;
  return planned <= storeAttempts ? undefined : storeAttempts / planned;
}

export function isStored(seed: number, share: number, user: number): boolean {
  return openStream({ seed, purpose: 'stored-users', user }).uniform() < share;
}
