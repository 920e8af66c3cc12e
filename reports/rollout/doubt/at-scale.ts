// A point of few people at the scale of the tenant, and what is peculiar to those few taken off: the same people live every point, so that it
// shows at the centre, which both few and all live (a control variate with coefficient 1, as carried-to-many.ts has it for pilots).
import { tenantSumIds, type TenantPoint, type TenantSums } from '../../../scenarios/measures/tenant/tenant-point.ts';
import { tenantIds } from '../../../scenarios/schema/timeline.ts';

type Sums = Pick<TenantPoint, 'users' | 'personas' | 'weeks'>;
export type WeekOfPoint = TenantPoint['weeks'][number];

export interface Carry {
  /** The centre, lived by the people of the points. */
  readonly few: TenantPoint;
  /** The centre, lived by all. */
  readonly all: TenantPoint;
}

/** @param users of the tenant. @param carry absent: the centre was lived by few, too. */
export function atScale(point: Sums, users: number, carry?: Carry): Sums {
  const scaled = scaledTo(point, users);
  if (carry === undefined) return scaled;
  const [few, all] = [scaledTo(carry.few, users), scaledTo(carry.all, users)];
  return {
    users,
    // Whom few of the centre do not have cannot be carried: they stay as they are.
    personas: scaled.personas.map((own) => {
      const [ofFew, ofAll] = [few, all].map(({ personas }) => personas.find(({ persona }) => persona === own.persona));
      if (ofFew === undefined || ofAll === undefined) return own;
      const [rollout, nothing] = tenantIds.map((tenant) => carried(own[tenant], ofFew[tenant], ofAll[tenant]));
      return { persona: own.persona, rollout: rollout ?? own.rollout, nothing: nothing ?? own.nothing };
    }),
    weeks: scaled.weeks.map((week, at) => {
      const people = moved(week.people, few.weeks[at]?.people, all.weeks[at]?.people);
      return {
        people,
        enrolled: Math.min(people, moved(week.enrolled, few.weeks[at]?.enrolled, all.weeks[at]?.enrolled)),
      };
    }),
  };
}

function scaledTo({ users: from, personas, weeks }: Sums, users: number): Sums {
  const times = users / from;
  return {
    users,
    personas: personas.map(({ persona, rollout, nothing }) => ({
      persona,
      rollout: mapped(rollout, (value) => value * times),
      nothing: mapped(nothing, (value) => value * times),
    })),
    weeks: weeks.map(({ people, enrolled }) => ({ people: people * times, enrolled: enrolled * times })),
  };
}

/** No sum is less than nothing, and no part more than its whole. */
function carried(own: TenantSums, few: TenantSums, all: TenantSums): TenantSums {
  const sums = mapped(own, (value, id) => moved(value, few[id], all[id]));
  const { people, needs } = sums;
  return {
    ...sums,
    invited: Math.min(people, sums.invited),
    enrolled: Math.min(people, sums.enrolled),
    ready: Math.min(people, sums.ready),
    met: Math.min(needs, sums.met),
  };
}

function moved(value: number, few = 0, all = few): number {
  // In this order nothing is lost by rounding where the point is the centre.
  return Math.max(0, value - few + all);
}

function mapped(sums: TenantSums, of: (value: number, id: keyof TenantSums) => number): TenantSums {
  return Object.fromEntries(tenantSumIds.map((id) => [id, of(sums[id], id)])) as TenantSums;
}
