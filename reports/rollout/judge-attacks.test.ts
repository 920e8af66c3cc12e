import { expect, it } from 'vitest';
import { nobodyAttacked } from '../../scenarios/measures/tenant/attack-sums.ts';
import { attackedTimelineFixture } from '../fixtures/timeline.fixture.ts';
import { attackMonths } from './attack-months.ts';
import { judgeAttacks } from './judge-attacks.ts';

const on = (came: number, takenOver: number) => ({ ...nobodyAttacked(), came, takenOver });

it('adds weeks up, and has exact bounds: none of 100 is up to 3.62 %, 5 of 100 is 1.64 to 11.3 %', () => {
  const judged = judgeAttacks(
    [
      { attacks: { enrolled: on(60, 0), notEnrolled: on(40, 2) } },
      {},
      { attacks: { enrolled: on(40, 0), notEnrolled: on(60, 3) } },
    ],
    0.95,
  );
  expect(judged?.enrolled.takenOverShare).toMatchObject({ value: 0, interval: { lower: 0 } });
  expect(judged?.enrolled.takenOverShare?.interval?.upper).toBeCloseTo(0.036217, 5);
  expect(judged?.notEnrolled.takenOverShare?.value).toBe(0.05);
  expect(judged?.notEnrolled.takenOverShare?.interval?.lower).toBeCloseTo(0.016432, 5);
  expect(judged?.notEnrolled.takenOverShare?.interval?.upper).toBeCloseTo(0.112835, 5);
  expect(judged?.everybody).toMatchObject({ came: 200, takenOver: 5 });
});

it('says nothing of nobody', () => {
  expect(judgeAttacks([{}, {}], 0.95)).toBeUndefined();
  const judged = judgeAttacks([{ attacks: { enrolled: nobodyAttacked(), notEnrolled: on(3, 1) } }], 0.95);
  expect(judged?.enrolled).not.toHaveProperty('takenOverShare');
});

it('counts each week in the month in which it begins, and no week twice', () => {
  const timeline = attackedTimelineFixture();
  for (const { tenant, attacked } of timeline.totals) {
    const months = attackMonths(timeline, tenant);
    expect(months.map(({ month, fromWeek, untilWeek }) => [month, fromWeek, untilWeek])).toEqual([
      ['2026-01', 0, 4],
      ['2026-02', 4, 8],
      ['2026-03', 8, 12],
    ]);
    for (const whom of ['enrolled', 'notEnrolled'] as const)
      expect(months.reduce((sum, { attacks }) => sum + attacks[whom].takenOver, 0)).toBe(attacked?.[whom].takenOver);
  }
});
