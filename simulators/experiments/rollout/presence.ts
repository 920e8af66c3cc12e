// When a person comes to the tenant and when they leave it.
import type { Calendar } from './calendar.ts';
import { arrivalDays } from './device-events.ts';
import type { Rates } from './rates.ts';

export interface Presence {
  readonly joinsOnDay: number;
  /** The first day they are no more there; infinite: they stay. */
  readonly leavesOnDay: number;
}

export interface PresenceGround {
  readonly seed: number;
  readonly rates: Rates;
  readonly calendar: Calendar;
  readonly joinsOnDay: (person: number) => number;
}

export function presenceOf({ seed, rates, calendar, joinsOnDay }: PresenceGround, person: number): Presence {
  const joins = joinsOnDay(person);
  const [leaves] = arrivalDays(seed, 'tenant/leavers', person, rates.leavers, joins, calendar.days);
  return {
    joinsOnDay: joins,
    leavesOnDay: leaves === undefined ? Number.POSITIVE_INFINITY : Math.max(leaves, joins + 1),
  };
}
