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
  /** From day 0 to the one before; for days of the calendar. */
  readonly workingDaysBefore: (day: number) => number;
  /** The n-th working day, from 0; infinite: after the last day. */
  readonly workingDay: (nth: number) => number;
}

/** @param endsOn the last day, in it. */
export function createCalendar(startsOn: string, endsOn: string): Calendar {
  const startsAtMs = Date.parse(`${startsOn}T00:00:00Z`);
  const dayOf = (date: string) => Math.round((Date.parse(`${date}T00:00:00Z`) - startsAtMs) / dayMs);
  const days = dayOf(endsOn) + 1;
  const firstWeekday = new Date(startsAtMs).getUTCDay();
  const isWorkingDay = (day: number) => {
    const weekday = (((firstWeekday + day) % 7) + 7) % 7;
    return weekday !== 0 && weekday !== 6;
  };
  const workingDays = Array.from({ length: days }, (_, day) => day).filter(isWorkingDay);
  const before = new Int32Array(days + 1);
  for (let day = 0; day < days; day += 1) before[day + 1] = (before[day] ?? 0) + (isWorkingDay(day) ? 1 : 0);
  return {
    startsAtMs,
    endsAtMs: startsAtMs + days * dayMs,
    days,
    weeks: Math.ceil(days / 7),
    dayOf,
    isWorkingDay,
    workingDaysBefore: (day) => before[day] ?? 0,
    workingDay: (nth) => workingDays[nth] ?? Number.POSITIVE_INFINITY,
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
