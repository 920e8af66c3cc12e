// Shares, means, costs and the variance reduction of a timeline, against the same reckoned person by person.
import { describe, expect, it } from 'vitest';
import { timelineFormat, type TenantWeek, type Timeline } from '../../scenarios/schema/timeline.ts';
import { rolloutResults } from '../results/results.ts';
import { judgeTimeline } from './judge-timeline.ts';
import { timelineFixture } from '../fixtures/timeline.fixture.ts';

/** Needs, met and seconds of each person of one week. */
const people = Array.from({ length: 6 }, () => [
  { needs: 5, met: 5, seconds: 100 },
  { needs: 5, met: 3, seconds: 300 },
  { needs: 3, met: 3, seconds: 60 },
  { needs: 4, met: 2, seconds: 200 },
]).flat();
/** Student's t of 23 degrees of freedom, two-sided 95 %. */
const t23 = 2.0686576;
const sum = (of: (person: (typeof people)[number]) => number) =>
  people.reduce((total, person) => total + of(person), 0);
const ms = 1_000;
const week: TenantWeek = {
  tenant: 'rollout',
  persona: 'a',
  week: 0,
  people: 4,
  invited: 3,
  enrolled: 2,
  ready: 1,
  passwordless: 0,
  lockedOut: 1,
  needs: sum(({ needs }) => needs),
  met: sum(({ met }) => met),
  lockedOutNeeds: 2,
  fellBack: 1,
  signIns: { passkey: 5, passkeyOfPhone: 1, passwordOtp: 7, temporaryAccessPass: 1 },
  asked: 2,
  registrationsTried: 2,
  registrationsMade: 1,
  expiredPasses: 0,
  ledger: {
    lostMs: {
      signIn: sum(({ seconds }) => seconds) * ms,
      registering: 3_600_000,
      queue: 1_800_000,
      deskClosed: 4_500_000,
      call: 600_000,
      passUnused: 300_000,
    },
    tickets: { opened: 3, answered: 2, givenUp: 0, stillOpen: 1, openedWhileClosed: 1 },
    messages: 10,
    securityKeys: 1,
    licensedDays: 13,
  },
  squares: {
    people: people.length,
    needs2: sum(({ needs }) => needs ** 2),
    met2: sum(({ met }) => met ** 2),
    needsMet: sum(({ needs, met }) => needs * met),
    time2: sum(({ seconds }) => (seconds * ms) ** 2),
    needsTime: sum(({ needs, seconds }) => needs * seconds * ms),
  },
};
const lived: Timeline = {
  format: timelineFormat,
  startsOn: '2026-01-05',
  endsOn: '2026-01-09',
  people: 4,
  hires: 0,
  leavers: 0,
  signInDaysSampled: 1,
  attempts: 17,
  voids: 0,
  machineTime: 'none',
  waves: [],
  weeks: [week, { ...week, tenant: 'nothing', invited: 0, ledger: { ...week.ledger, licensedDays: 0 } }],
  desk: [],
  rates: [],
  differences: [
    {
      id: 'tickets',
      people: people.length,
      rollout: 1,
      nothing: 3,
      rolloutVariance: 2,
      nothingVariance: 7,
      differenceVariance: 1.5,
    },
  ],
};
const price = (amount: number) => ({ amount, assumed: 'for a test' });
const prices = {
  helpDeskTicket: price(60),
  workingHour: price(45),
  textMessage: price(0.05),
  licencePerUserAndMonth: price(6),
  securityKey: price(50),
};
const priced = { currency: 'USD', prices };
const judged = judgeTimeline(lived, priced, 0.95);
const found = judged.weeks.find(({ tenant, persona }) => tenant === 'rollout' && persona === undefined);

describe('a week', () => {
  it('has the mean time of a need, with the linearised variance over people', () => {
    const needs = sum((person) => person.needs);
    const mean = sum(({ seconds }) => seconds) / needs;
    const variance = ((24 / 23) * sum((person) => (person.seconds - mean * person.needs) ** 2)) / needs ** 2;
    expect(found?.secondsPerNeed?.value).toBeCloseTo(mean, 10);
    expect((found?.secondsPerNeed?.interval?.upper ?? 0) - mean).toBeCloseTo(t23 * Math.sqrt(variance), 5);
  });

  it('has the share met, with Wilson for as many needs as would have the variance over people', () => {
    const needs = sum((person) => person.needs);
    const p = sum(({ met }) => met) / needs;
    const variance = ((24 / 23) * sum((person) => (person.met - p * person.needs) ** 2)) / needs ** 2;
    const n = (p * (1 - p)) / variance;
    expect(n).toBeLessThan(needs);
    const z2 = 1.959963985 ** 2;
    const centre = (p * n + z2 / 2) / (n + z2);
    const half = (1.959963985 / (n + z2)) * Math.sqrt(p * (1 - p) * n + z2 / 4);
    expect(found?.success?.value).toBeCloseTo(p, 12);
    expect(found?.success?.interval).toMatchObject({
      lower: expect.closeTo(centre - half, 6),
      upper: expect.closeTo(centre + half, 6),
    });
  });

  it('is never sure of a week without a failure', () => {
    const flawless = judgeTimeline(
      {
        ...lived,
        weeks: [
          {
            ...week,
            met: week.needs,
            squares: { ...week.squares, met2: week.squares.needs2, needsMet: week.squares.needs2 },
          },
        ],
      },
      priced,
      0.95,
    ).weeks[0]?.success;
    expect(flawless).toMatchObject({ value: 1, interval: { upper: 1 } });
    expect(flawless?.interval?.lower).toBeLessThan(0.97);
  });

  it('costs what its tickets answered, messages, keys, licences and hours cost', () => {
    expect(found?.costs).toEqual({
      ticketsAnswered: 120,
      messages: expect.closeTo(0.5, 12),
      securityKeys: 50,
      licences: expect.closeTo((13 * 6 * 12) / 365.2425, 10),
      signIn: expect.closeTo((45 * sum(({ seconds }) => seconds)) / 3_600, 10),
      registering: 45,
      queue: 22.5,
      deskClosed: 56.25,
      call: 7.5,
      passUnused: 3.75,
    });
    expect(judged.totals.find(({ tenant }) => tenant === 'nothing')?.costs.licences).toBe(0);
  });
});

it('people who all fare alike make no figure certain: a bound, or none, with the reason', () => {
  const each = { needs: 5, met: 5, seconds: 100 };
  const alike: TenantWeek = {
    ...week,
    needs: 120,
    met: 120,
    ledger: { ...week.ledger, lostMs: { ...week.ledger.lostMs, signIn: 2_400 * ms } },
    squares: {
      people: 24,
      needs2: 24 * each.needs ** 2,
      met2: 24 * each.met ** 2,
      needsMet: 24 * each.needs * each.met,
      time2: 24 * (each.seconds * ms) ** 2,
      needsTime: 24 * each.needs * each.seconds * ms,
    },
  };
  const none = {
    id: 'tickets' as const,
    people: 24,
    rollout: 0,
    nothing: 0,
    rolloutVariance: 0,
    nothingVariance: 0,
    differenceVariance: 0,
  };
  const {
    weeks: [judgedWeek],
    differences,
  } = judgeTimeline(
    { ...lived, weeks: [alike], differences: [none, { ...none, people: 19, differenceVariance: 2 }] },
    priced,
    0.95,
  );
  expect(judgedWeek?.success?.interval?.lower).toBeLessThan(0.95);
  expect(judgedWeek?.secondsPerNeed).toEqual({ value: 20, withheld: expect.stringContaining('are alike in this') });
  expect(differences.map(({ interval, withheld }) => [interval, withheld])).toEqual([
    [undefined, expect.stringContaining('are alike')],
    [undefined, expect.stringMatching(/^19\speople cannot carry an interval, 20 are needed$/)],
  ]);
});

it('the difference has the interval of its own variance, and two separate runs the sum of theirs', () => {
  expect(judged.differences).toMatchObject([
    { value: -2, varianceReduction: 6, interval: { lower: expect.closeTo(-2 - t23 * Math.sqrt(1.5 / 24), 5) } },
  ]);
});

it.each([
  ['USD', 2],
  ['JPY', 0],
  ['KWD', 3],
])('in %s each line is told to its smallest unit, and the cost is the sum of what is told', (currency, decimals) => {
  for (const { cost, costs } of judgeTimeline(lived, { ...priced, currency }, 0.95).totals) {
    const units = Object.values(costs).map((line = 0) => line * 10 ** decimals);
    for (const each of units) expect(each).toBeCloseTo(Math.round(each), 6);
    expect(cost * 10 ** decimals).toBeCloseTo(
      units.reduce((whole, each) => whole + each, 0),
      6,
    );
  }
});

it('is a valid part of results.json', () => {
  expect(rolloutResults.shape.timeline.safeParse(timelineFixture()).error).toBeUndefined();
  expect(rolloutResults.shape.timeline.safeParse(judged).error).toBeUndefined();
});
