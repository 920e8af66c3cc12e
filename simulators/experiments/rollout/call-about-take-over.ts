// Who calls the help desk because somebody else was in their account.
import { callHelpDesk, lastMsOf, weekOf, type Call } from './help-line.ts';
import { hasWayIn, partWays, type Life } from './life.ts';
import type { Member } from './member.ts';
import type { TenantStage } from './tenant-tally.ts';

/**
 * It was noticed: the owner calls, and signs in nowhere until they have been told the new password. Who
 * waits for the help desk already is told in that call. Nobody goes through an identity check for it.
 */
export function callAboutTakeOver(stage: TenantStage, person: Member, life: Life, atMs: number): void {
  const { ground } = stage;
  if (atMs >= lastMsOf(ground, person) || person.tickets.some(({ tenant }) => tenant === life.tenant)) return;
  const [main] = life.user.devices;
  const call: Call = {
    arrivedAtMs: atMs,
    fromDay: person.day,
    week: weekOf(ground, atMs),
    copies: 1,
    isOfTakeOver: true,
    ...(hasWayIn(life, main, atMs) ? {} : { stuckOn: 'main' }),
  };
  life.lockedOut = { sinceMs: atMs };
  if (person.rollout === undefined) {
    person.rollout = partWays(life, 'rollout');
    callHelpDesk(stage, person, person.rollout, call);
  }
  callHelpDesk(stage, person, life, call);
}
