import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, duration, durationFrom, rate, share, timeOfDay } from './units.ts';

const said = (result: { success: boolean; error?: { issues: readonly { message: string }[] } }) =>
  result.error?.issues.map(({ message }) => message);

describe('rate', () => {
  it.each([
    ['20/s', 20],
    ['20 / s', 20],
    ['0.5/s', 0.5],
    ['300/min', 5],
    ['1800/h', 0.5],
    ['1/h', 1 / 3_600],
  ])('%s is %d a second', (text, perSecond) => expect(rate.parse(text)).toBe(perSecond));

  it.each(['20', '20/d', '/s', '-1/s', '1e3/s', '1,5/s', '.5/s', '20/sec', ' 20/s', '20/s ', '', 20, null])(
    'is not %j, and says what it should be',
    (given) => {
      expect(said(rate.safeParse(given))).toEqual([
        'expected a rate with its unit: /s, /min or /h, for example "20/s"',
      ]);
    },
  );

  it.each(['0/s', '0.0/min', '0.9/h', '100001/s'])('is not %s', (given) =>
    expect(said(rate.safeParse(given))).toEqual(['expected 1/h to 100000/s']),
  );

  it('is the same whichever unit it is written in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (amount) => {
        expect(rate.parse(`${amount * 60}/h`)).toBeCloseTo(rate.parse(`${amount}/min`), 9);
        expect(rate.parse(`${amount * 60}/min`)).toBe(rate.parse(`${amount}/s`));
      }),
      { numRuns: 20 },
    );
  });
});

describe('timeOfDay', () => {
  it.each([
    ['00:00', 0],
    ['08:30', 30_600_000],
    ['23:59', 86_340_000],
  ])('%s is %d ms after midnight', (text, ms) => expect(timeOfDay.parse(text)).toBe(ms));

  it.each(['24:00', '08:60', '8:30', '0830', '08:30:00', '08.30', ' 08:30', '', 830, 510, null])(
    'is not %j, and says what it should be',
    (given) => {
      expect(said(timeOfDay.safeParse(given))).toEqual(['expected a time of day as "08:30"']);
    },
  );

  it('goes through the day a minute at a time', () => {
    const minutes = Array.from(
      { length: 24 * 60 },
      (_, minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    );
    expect(minutes.map((text) => timeOfDay.parse(text))).toEqual(minutes.map((_, minute) => minute * 60_000));
  });
});

describe('duration and share', () => {
  it.each([
    ['250 ms', 250],
    ['1.5 s', 1_500],
    ['2min', 120_000],
    ['1 h', 3_600_000],
    ['1 d', 86_400_000],
    ['0 s', 0],
  ])('%s is %d ms', (text, ms) => expect(duration.parse(text)).toBe(ms));

  it.each(['3', '3 sec', '-3 s', 3])('a duration is not %j', (given) =>
    expect(duration.safeParse(given).success).toBe(false),
  );

  it.each([
    ['5 %', 0.05],
    ['0.5%', 0.005],
    ['100 %', 1],
  ])('%s is %d', (text, proportion) => expect(share.parse(text)).toBeCloseTo(proportion, 15));

  it.each(['5', '0.05', '101 %', '-1 %', 5])('a share is not %j', (given) =>
    expect(share.safeParse(given).success).toBe(false),
  );
});

describe('what a duration and a day can be', () => {
  const answer = durationFrom('100 ms', '5 min', 'as we said');

  it.each(['100 ms', '0.1 s', '5 min', '300 s'])('a duration is %s at the ends', (given) =>
    expect(answer.safeParse(given).success).toBe(true),
  );
  it.each(['99 ms', '0 s', '301 s', '30 d'])('and not %s beyond', (given) =>
    expect(said(answer.safeParse(given))).toEqual(['expected 100 ms to 5 min, as we said']),
  );

  it.each(['2000-01-01', '2026-02-28', '2099-12-31'])('a day is %s', (given) => expect(day.parse(given)).toBe(given));
  it.each(['1999-12-31', '2100-01-01', '0001-01-01', '9999-12-31'])('a day is not %s', (given) =>
    expect(said(day.safeParse(given))).toEqual(['expected a day from 2000-01-01 to 2099-12-31']),
  );
  it.each(['2026-02-30', '26-01-05', '2026-1-5', '12026-01-05', 20260105])('and %j is none', (given) =>
    expect(day.safeParse(given).success).toBe(false),
  );
});
