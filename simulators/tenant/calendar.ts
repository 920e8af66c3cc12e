// The simulated calendar of a rollout: days from its first, weeks from its first day, working days Monday to Friday. UTC throughout.

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export interface Calendar {
  readonly startsAtMs: number;
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
    days,
    weeks: Math.ceil(days / 7),
    dayOf,
    isWorkingDay(day) {
      const weekday = (((firstWeekday + day) % 7) + 7) % 7;
      return weekday !== 0 && weekday !== 6;
    },
  };
}

/** Working time between two instants: of each working day what lies in this person's hours, at most so many of them. */
export function workingMsBetween(calendar: Calendar, fromMs: number, toMs: number, { from, to }: { readonly from: number; readonly to: number }, mostHours: number): number {
  let total = 0;
  for (let day = Math.floor((fromMs - calendar.startsAtMs) / dayMs); calendar.startsAtMs + day * dayMs < toMs; day += 1) {
    if (!calendar.isWorkingDay(day)) continue;
    const midnight = calendar.startsAtMs + day * dayMs;
    const inHours = Math.min(toMs, midnight + to * hourMs) - Math.max(fromMs, midnight + from * hourMs);
    total += Math.min(Math.max(0, inHours), mostHours * hourMs);
  }
  return total;
}
