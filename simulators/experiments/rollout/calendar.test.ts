import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCalendar, dayMs, hourMs, workingMsBetween } from './calendar.ts';

const calendar = createCalendar('2026-01-07', '2026-12-31');
const office = { fromMs: 10 * hourMs, toMs: 18 * hourMs };

it('knows working days as the Gregorian calendar has them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: 4_000 }),
      (day) => calendar.isWorkingDay(day) === ![0, 6].includes(new Date(calendar.startsAtMs + day * dayMs).getUTCDay()),
    ),
  );
  expect([calendar.days, calendar.weeks, calendar.dayOf('2026-01-12')]).toEqual([359, 52, 5]);
});

it('counts working time by day', () => {
  const wednesday = calendar.startsAtMs;
  expect(workingMsBetween(calendar, wednesday + 17 * hourMs, wednesday + dayMs + 9 * hourMs, office)).toBe(hourMs);
  expect(workingMsBetween(calendar, wednesday, wednesday + dayMs, office)).toBe(8 * hourMs);
  // Friday 16:00 to Monday 10:00.
  expect(
    workingMsBetween(calendar, wednesday + 2 * dayMs + 16 * hourMs, wednesday + 5 * dayMs + 10 * hourMs, office),
  ).toBe(2 * hourMs);
});

it('counts no more than passes, and nothing backwards', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * dayMs }), fc.integer({ min: 0, max: 10 * dayMs }), (from, length) => {
      const start = calendar.startsAtMs + from;
      const found = workingMsBetween(calendar, start, start + length, office);
      return found >= 0 && found <= length;
    }),
  );
});
