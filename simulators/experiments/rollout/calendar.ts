// The simulated calendar of a rollout: days from its first, weeks from its first day, working days Monday to Friday. UTC throughout.

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export interface Calendar {
  readonly startsAtMs: number;
  /** Midnight after the last day. */
  readonly endsAtMs: number;
  readonly days: number;
  readonly weeks: number;
  readonly dayOf: (date: string) => number;
  readonly isWorkingDay: (day: number) => boolean;
}

/** @param endsOn the last day, in it. */
export function createCalendar(startsOn: string, endsOn: string): Calendar {
  const startsAtMs = Date.parse(`${startsOn}T00:00:00Z`);
  const dayOf = (date: string) => Math.round((Date.parse(`${date}T00:00:00Z`) - startsAtMs) / dayMs);
  const days = dayOf(endsOn) + 1;
  const firstWeekday = new Date(startsAtMs).getUTCDay();
  return {
    startsAtMs,
    endsAtMs: startsAtMs + days * dayMs,
    days,
    weeks: Math.ceil(days / 7),
    dayOf,
    isWorkingDay(day) {
      const weekday = (((firstWeekday + day) % 7) + 7) % 7;
      return weekday !== 0 && weekday !== 6;
    },
  };
}

/** Of each day, ms since its midnight. */
export interface Hours {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Time between two instants that lies on working days and within these hours; hours that end before they begin hold nothing. */
export function workingMsBetween(
  { startsAtMs, isWorkingDay }: Calendar,
  fromMs: number,
  toMs: number,
  hours: Hours,
): number {
  let total = 0;
  for (let day = Math.floor((fromMs - startsAtMs) / dayMs); startsAtMs + day * dayMs < toMs; day += 1) {
    if (!isWorkingDay(day)) continue;
    const midnight = startsAtMs + day * dayMs;
    total += Math.max(0, Math.min(toMs, midnight + hours.toMs) - Math.max(fromMs, midnight + hours.fromMs));
  }
  return total;
}

export const hoursInBoth = (one: Hours, other: Hours): Hours => ({
  fromMs: Math.max(one.fromMs, other.fromMs),
  toMs: Math.min(one.toMs, other.toMs),
});
