// Known truths of forgotten passwords: who forgets how often, on which days, and what becomes of it when passwords go.
import { beforeAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../../people/chance-of.ts';
import { openDraws } from '../../people/draws.ts';
import { testPopulation } from '../../people/test-population.fixture.ts';
import { createCalendar, type Calendar } from './calendar.ts';
import { Forgetting } from './forgetting.ts';

const { scenario, parameters, population } = testPopulation({ parameters: { 'password-filled': 0 } });
const perDay = 3;
let calendar: Calendar;
let forgetting: Forgetting;
beforeAll(() => {
  calendar = createCalendar('2026-01-05', '2027-01-03');
  forgetting = new Forgetting({
    seed: scenario.seed,
    parameters,
    calendar,
    scenario: { ...scenario, signInsPerUserAndDay: perDay },
  });
});

describe('people forget', () => {
  it('with the chance of the human model, their own: as often as it says, on working days only', () => {
    let expected = 0;
    let variance = 0;
    let found = 0;
    const byWeekday = [0, 0, 0, 0, 0, 0, 0];
    for (let index = 0; index < 400; index += 1) {
      const user = population.user(index);
      const chance = chanceOf(parameters, 'password-forgotten', user);
      const needs = calendar.workingDaysBefore(calendar.days) * perDay;
      expected += chance * needs;
      variance += chance * (1 - chance) * needs;
      for (let day = forgetting.dayFrom(user, 0); day < calendar.days; day = forgetting.dayFrom(user, day + 1)) {
        const nths = [0, 1, 2].filter((nth) => forgetting.happensAt(user, day, nth));
        expect(nths.length).toBeGreaterThan(0);
        found += nths.length;
        byWeekday[day % 7] = (byWeekday[day % 7] ?? 0) + nths.length;
      }
    }
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(variance));
    // A rate that changes on a day: none at the weekend, the same from Monday to Friday. The first day is a Monday.
    expect(byWeekday.slice(5)).toEqual([0, 0]);
    for (const count of byWeekday.slice(0, 5))
      expect(Math.abs(count - found / 5)).toBeLessThan(4 * Math.sqrt((found / 5) * 0.8));
  });

  it('but not with a password manager', () => {
    const filled = testPopulation({ parameters: { 'password-filled': 1 } });
    const none = new Forgetting({ seed: scenario.seed, parameters: filled.parameters, calendar, scenario });
    for (let index = 0; index < 50; index += 1)
      expect(none.dayFrom(filled.population.user(index), 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

it('the chance is the one that the human model draws with', () => {
  const attempts = 40_000;
  for (const [index, id] of [
    [3, 'password-mistyped'],
    [8, 'password-mistyped'],
    [8, 'phone-not-at-hand'],
  ] as const) {
    const user = population.user(index);
    let happened = 0;
    for (let attempt = 0; attempt < attempts; attempt += 1)
      if (openDraws(scenario.seed, parameters, user, { scope: 'human/attempt', again: 'same', attempt }).happens(id))
        happened += 1;
    const chance = chanceOf(parameters, id, user);
    expect(Math.abs(happened / attempts - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / attempts));
  }
});
