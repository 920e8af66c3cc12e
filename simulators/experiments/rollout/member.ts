// A member of a tenant: who they are, when they come and go, what happens to their devices, and their two lives. As long as nothing sets
// the lives apart they are one and lived once: they would be equal to the last draw.
import { tenantIds, type TenantId } from '../../../scenarios/schema/timeline.ts';
import type { Circumstances } from '../../people/draw-user.ts';
import type { Device, VirtualUser } from '../../people/virtual-user.ts';
import type { ComingAttack } from './attack-ground.ts';
import { deviceEventsOf, type DeviceEvent } from './device-events.ts';
import { beginLife, type Life } from './life.ts';
import { presenceOf } from './presence.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { Ticket } from './ticket.ts';
import { waveOf } from './waves.ts';
import { noNeeds, type NeedsOfWeek } from './week-sums.ts';

export interface Member {
  readonly index: number;
  /** As they came, with the devices that needs to sign in name. */
  readonly user: VirtualUser;
  readonly persona: string;
  readonly joinsOnDay: number;
  /** The first day they are no more there. */
  readonly leavesOnDay: number;
  /** Day on which they are first asked to register; infinite: never. */
  readonly invitedOnDay: number;
  readonly wave?: number;
  readonly events: readonly DeviceEvent[];
  nextEvent: number;
  /** In order of time; none where nobody is attacked. */
  readonly attacks: readonly ComingAttack[];
  nextAttack: number;
  nothing: Life;
  /** Absent: still the same life. */
  rollout?: Life;
  /** The next to be lived; its evening, while a ticket of it is not served. */
  day: number;
  /** Not yet served. A life has one at most: who waits for the help desk does not try to sign in. */
  tickets: readonly Ticket[];
  /** What they did in the week they are in. */
  readonly week: Readonly<Record<TenantId, NeedsOfWeek>>;
}

const notAttacked: readonly ComingAttack[] = [];

/** Before their first day. @param known of their circumstances, as they were drawn before. */
export function drawMember(ground: TenantGround, index: number, known?: Circumstances): Member {
  const { seed, rates, rollout, calendar, population } = ground;
  const user = known === undefined ? population.user(index) : population.userAgain(index, known);
  const { joinsOnDay, leavesOnDay } = presenceOf(ground, index);
  const wave = waveOf(rollout.waves, seed, user);
  const begins = wave === undefined ? undefined : rollout.waves[wave]?.startsOn;
  const byThemselves = deviceEventsOf(seed, rates, index, joinsOnDay, Math.min(leavesOnDay, calendar.days));
  const planted = ground.plantedLosses(index);
  return {
    index,
    user,
    persona: user.persona,
    joinsOnDay,
    leavesOnDay,
    invitedOnDay: begins === undefined ? Number.POSITIVE_INFINITY : Math.max(0, calendar.dayOf(begins)),
    ...(wave === undefined ? {} : { wave }),
    events: planted.length === 0 ? byThemselves : [...byThemselves, ...planted].sort((a, b) => a.day - b.day),
    nextEvent: 0,
    attacks:
      ground.attacks?.comingTo(index, ground.persona(user.persona).signInHours, { joinsOnDay, leavesOnDay }) ??
      notAttacked,
    nextAttack: 0,
    nothing: beginLife(ground.loaded.scenario.policy, 'nothing', user, ground.recovery?.identityOf(user)),
    day: joinsOnDay,
    tickets: [],
    week: { rollout: noNeeds(), nothing: noNeeds() },
  };
}

export const isThere = ({ joinsOnDay, leavesOnDay }: Member, day: number): boolean =>
  day >= joinsOnDay && day < leavesOnDay;

export const livesOf = ({ rollout, nothing }: Member): readonly Life[] =>
  rollout === undefined ? [nothing] : [rollout, nothing];

export const lifeIn = ({ rollout, nothing }: Member, tenant: TenantId): Life =>
  tenant === 'rollout' ? (rollout ?? nothing) : nothing;

/** Both, as long as the two lives are one. */
export const tenantsOf = (person: Member, life: Life): readonly TenantId[] =>
  person.rollout === undefined ? tenantIds : [life.tenant];

/** The device of that id as it is now: another may have taken its place, and while a phone is away the main one serves. */
export function deviceNamed({ user }: Life, id: Device['id']): Device {
  const [main, other] = user.devices;
  return id === 'main' ? main : (other ?? main);
}
