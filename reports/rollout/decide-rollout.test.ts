// The rule on figures that are known: each word for its reason, and no GO in all while a persona is stopped.
import { describe, expect, it } from 'vitest';
import { standardRolloutRule as rule } from '../../scenarios/schema/rollout-rule.fixture.ts';
import { timelineFixture } from '../fixtures/timeline.fixture.ts';
import type { TenantResults, TenantWeekResult } from '../results/tenant-results.ts';
import { decideRollout } from './decide-rollout.ts';

const some = timelineFixture().weeks.find(({ persona }) => persona !== undefined);
if (some === undefined) throw new Error('the fixture has no week of a persona');
const noTime = Object.fromEntries(
  Object.keys(some.lostHours).map((part) => [part, 0]),
) as TenantWeekResult['lostHours'];
const noCost = Object.fromEntries(Object.keys(some.costs).map((line) => [line, 0])) as TenantWeekResult['costs'];

interface Told {
  readonly people?: number;
  readonly enrolled?: number;
  readonly met?: number;
  readonly tickets?: number;
  readonly cost?: number;
  readonly queue?: number;
}
function week(tenant: 'rollout' | 'nothing', persona: string, told: Told): TenantWeekResult {
  const { people = 100, enrolled = 90, met = 0.98, tickets = 50, cost = 500, queue = 0 } = told;
  return {
    ...(some as TenantWeekResult),
    tenant,
    persona,
    week: 0,
    people,
    invited: tenant === 'rollout' ? people : 0,
    enrolled: tenant === 'rollout' ? enrolled : 0,
    ready: 0,
    needs: 1_000,
    success: { value: met },
    tickets: { opened: tickets, answered: tickets, givenUp: 0, stillOpen: 0, openedWhileClosed: 0 },
    lostHours: { ...noTime, queue },
    costs: { ...noCost, signIn: cost },
  };
}
const today: Told = { met: 0.97, tickets: 50, cost: 600 };
const decided = (personas: Readonly<Record<string, Told>>, more: Partial<TenantResults> = {}) =>
  decideRollout(
    {
      ...timelineFixture(),
      ...more,
      weeks: Object.entries(personas).flatMap(([persona, told]) => [
        week('rollout', persona, told),
        week('nothing', persona, today),
      ]),
    },
    rule,
  );
const wordOf = (told: Told) => decided({ a: told }).at(-1)?.word;

describe('the standard rule', () => {
  it('is GO where every condition is kept', () => {
    expect(decided({ a: {}, b: {} }).map(({ persona, word }) => [persona, word])).toEqual([
      [undefined, 'GO'],
      ['a', 'GO'],
      ['b', 'GO'],
    ]);
  });

  it.each([
    ['too few are enrolled', { enrolled: 79 }, /79.*have a passkey/],
    ['more call', { tickets: 56 }, /56.tickets against 50/],
    ['people wait', { queue: 101 }, /waits/],
    ['it costs more', { cost: 601 }, /costs/],
  ] as const)('is AMEND where %s, and says so', (_, told, why) => {
    const [whole] = decided({ a: told });
    expect(whole?.word).toBe('AMEND');
    expect(whole?.reasons.join()).toMatch(why);
  });

  it('is AMEND where it costs something and nothing done costs nothing', () => {
    const weeks = [week('rollout', 'a', {}), week('nothing', 'a', { ...today, cost: 0 })];
    const [whole] = decideRollout({ ...timelineFixture(), weeks }, rule);
    expect(whole).toEqual({ word: 'AMEND', reasons: ['it costs something, and nothing done costs nothing'] });
  });

  it('is STOP where more needs fail than may, or twice as many call, whatever else is well', () => {
    expect(wordOf({ met: 0.951 })).toBe('GO');
    expect(wordOf({ met: 0.949 })).toBe('STOP');
    expect(wordOf({ tickets: 100 })).toBe('AMEND');
    expect(wordOf({ tickets: 101 })).toBe('STOP');
  });

  it('says nothing of the few tickets by which a small persona can have many times as many', () => {
    const wordOfFew = (few: number, asked = rule) =>
      decideRollout(
        {
          ...timelineFixture(),
          weeks: [week('rollout', 'a', { tickets: few }), week('nothing', 'a', { ...today, tickets: 1 })],
        },
        asked,
      ).at(-1)?.word;
    expect([2, 5, 6].map((few) => wordOfFew(few))).toEqual(['GO', 'GO', 'STOP']);
    const { fewestMore: _none, ...tickets } = rule.tickets;
    expect(wordOfFew(3, { ...rule, tickets })).toBe('STOP');
  });

  it('is OPEN for too few people', () => {
    expect(wordOf({ people: 19, enrolled: 19 })).toBe('OPEN');
  });

  it('is no GO in all while it is STOP for a persona', () => {
    const [whole, , second] = decided({ a: { met: 1, tickets: 0 }, b: { met: 0.949 } });
    expect(second?.word).toBe('STOP');
    expect(whole).toEqual({ word: 'AMEND', reasons: ['it is STOP for b'] });
  });

  it('charges the project to the whole, not to a persona', () => {
    const [whole, first] = decided(
      { a: {} },
      { projectCosts: [{ id: 'staff', title: 'Staff', amount: 101, assumed: 'test' }] },
    );
    expect([whole?.word, first?.word]).toEqual(['AMEND', 'GO']);
  });
});
