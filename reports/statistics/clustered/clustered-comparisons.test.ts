// The entry points for shares with several trials a user: floors, boundaries, symmetry, pairing, persona weights.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type UserCount, clusteredCount } from './clustered-count.ts';
import { clusteredDifference } from './clustered-difference.ts';
import { clusteredProportion } from './clustered-proportion.ts';
import { clusteredRate } from './clustered-rate.ts';
import { clusteredFailureRatio, clusteredRatio } from './clustered-ratio.ts';
import type { Inference } from '../inference.ts';
import { theEstimate } from '../inference.fixture.ts';
import { pairedClusteredDifference } from './paired-clustered-difference.ts';

const conf = 0.95;
const users = (n: number, successesOf: (i: number) => number, trials = 5, persona?: string): UserCount[] =>
  Array.from({ length: n }, (_, i) => ({
    user: `${persona ?? ''}${i}`,
    successes: successesOf(i),
    trials,
    ...(persona === undefined ? {} : { persona }),
  }));
const arm = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 20, maxLength: 80 })
  .map((list) => users(list.length, (i) => list[i] ?? 0));
const pair = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), { minLength: 20, maxLength: 80 })
  .map((list) => ({
    first: users(list.length, (i) => list[i]?.[0] ?? 0),
    second: users(list.length, (i) => list[i]?.[1] ?? 0),
  }));

const width = ({ interval }: Extract<Inference, { kind: 'estimated' }>): number =>
  (interval.upper ?? Infinity) - interval.lower;
const rows = (eventsOf: (i: number) => number) =>
  Array.from({ length: 100 }, (_, i) => ({ user: `${i}`, numerator: eventsOf(i), denominator: 40 }));

describe('clusteredProportion', () => {
  it('holds the share, within 0 and 1', () => {
    fc.assert(
      fc.property(arm, (perUser) => {
        const { value, interval } = theEstimate(clusteredProportion({ perUser, conf }));
        expect(interval.lower).toBeGreaterThanOrEqual(0);
        expect(interval.upper).toBeLessThanOrEqual(1);
        expect(interval.lower).toBeLessThanOrEqual(value + 1e-12);
        expect(interval.upper).toBeGreaterThanOrEqual(value - 1e-12);
      }),
    );
  });
  it('withholds under 20 users, and keeps the value', () => {
    expect(clusteredProportion({ perUser: users(19, () => 4), conf })).toEqual({
      kind: 'withheld',
      reason: { code: 'too-few-users', found: 19, needed: 20 },
      value: 0.8,
    });
    expect(clusteredProportion({ perUser: [], conf })).toEqual({ kind: 'withheld', reason: { code: 'no-data' } });
  });
  it('does not claim certainty when nobody failed', () => {
    const { value, interval, informativeUsers } = theEstimate(
      clusteredProportion({ perUser: users(60, () => 5), conf }),
    );
    expect(value).toBe(1);
    expect(informativeUsers).toBe(0);
    // Between 60 users counted once (.94) and 300 independent trials (.987).
    expect(interval.lower).toBeGreaterThan(0.94);
    expect(interval.lower).toBeLessThan(0.987);
  });
  it('counts a user whose trials all end alike as one', () => {
    const result = clusteredCount(users(60, (i) => (i % 3 === 0 ? 0 : 5)));
    if (result.kind === 'withheld') throw new Error('a count was expected');
    expect(result.count.effective.n).toBeCloseTo(60 * (59 / 60), 8);
  });
  it('standardises to the tenant, and says which persona lacks users', () => {
    const perUser = [...users(30, () => 5, 5, 'desk'), ...users(30, (i) => (i % 2 === 0 ? 5 : 3), 5, 'field')];
    const weights = new Map([
      ['desk', 3],
      ['field', 1],
    ]);
    expect(theEstimate(clusteredProportion({ perUser, weights, conf })).value).toBeCloseTo(0.75 * 1 + 0.25 * 0.8, 12);
    expect(clusteredProportion({ perUser, weights: new Map([...weights, ['admin', 1]]), conf })).toMatchObject({
      reason: { code: 'persona-with-too-few-users', persona: 'admin', found: 0 },
    });
  });
});

describe.each([
  ['clusteredDifference', clusteredDifference],
  ['pairedClusteredDifference', pairedClusteredDifference],
] as const)('%s', (_, method) => {
  it('holds the difference, and swapping arms turns its sign', () => {
    fc.assert(
      fc.property(pair, ({ first, second }) => {
        const here = theEstimate(method({ first, second, conf }));
        const swapped = theEstimate(method({ first: second, second: first, conf }));
        expect(here.interval.lower).toBeLessThanOrEqual(here.value + 1e-9);
        expect(here.interval.upper).toBeGreaterThanOrEqual(here.value - 1e-9);
        expect(swapped.interval.lower).toBeCloseTo(-(here.interval.upper ?? Infinity), 6);
      }),
    );
  });
  it('holds 0 with identical arms', () => {
    fc.assert(
      fc.property(arm, (perUser) => {
        const { interval } = theEstimate(method({ first: perUser, second: perUser, conf }));
        expect(interval.lower).toBeLessThanOrEqual(1e-12);
        expect(interval.upper).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });
  it('withholds under 20 users in either arm', () => {
    expect(method({ first: users(60, () => 4), second: users(12, () => 4), conf })).toMatchObject({
      reason: { code: 'too-few-users', found: 12 },
    });
  });
});

it('pairing narrows the interval when users fail alike in both arms', () => {
  const first = users(60, (i) => (i % 8 === 0 ? 1 : i % 4 === 0 ? 3 : 5));
  const second = users(60, (i) => (i % 4 === 0 ? 0 : 5));
  expect(width(theEstimate(pairedClusteredDifference({ first, second, conf })))).toBeLessThan(
    0.7 * width(theEstimate(clusteredDifference({ first, second, conf }))),
  );
});

describe('clusteredRatio', () => {
  it.each(['paired', 'parallel'] as const)('%s: holds the ratio, and swapping arms inverts it', (design) => {
    fc.assert(
      fc.property(pair, ({ first, second }) => {
        fc.pre(first.some((u) => u.successes > 0) && second.some((u) => u.successes > 0));
        const here = theEstimate(clusteredRatio({ first, second, design, conf }));
        const swapped = theEstimate(clusteredRatio({ first: second, second: first, design, conf }));
        expect(here.interval.lower).toBeLessThanOrEqual(here.value * (1 + 1e-6));
        expect(here.interval.upper ?? Infinity).toBeGreaterThanOrEqual(here.value * (1 - 1e-6));
        if (here.interval.upper !== undefined) expect(swapped.interval.lower * here.interval.upper).toBeCloseTo(1, 4);
      }),
    );
  });
  it('of failures bounds an arm without failures from above only', () => {
    const found = theEstimate(
      clusteredFailureRatio({
        first: users(60, () => 5),
        second: users(60, (i) => (i % 2 === 0 ? 4 : 5)),
        design: 'paired',
        conf,
      }),
    );
    expect(found.value).toBe(0);
    expect(found.interval.lower).toBe(0);
    expect(found.interval.upper).toBeLessThan(1);
    expect(
      clusteredFailureRatio({
        first: users(60, (i) => (i % 2 === 0 ? 4 : 5)),
        second: users(60, () => 5),
        design: 'paired',
        conf,
      }),
    ).toEqual({ kind: 'withheld', reason: { code: 'not-estimable' } });
  });
});

describe('clusteredRate', () => {
  it('is Garwood while users are alike', () => {
    const { value, interval } = theEstimate(clusteredRate({ perUser: rows((i) => (i % 20 === 0 ? 1 : 0)), conf }));
    expect(value).toBeCloseTo(1.25, 12);
    expect(interval).toMatchObject({ method: 'Garwood' });
    expect(interval.lower).toBeCloseTo(0.4059, 3);
  });
  it('widens when one user has all events', () => {
    const { interval } = theEstimate(clusteredRate({ perUser: rows((i) => (i === 0 ? 5 : 0)), conf }));
    expect(interval.lower).toBeLessThan(0.1);
    expect(interval.upper).toBeGreaterThan(4);
  });
  it('bounds a rate without events, a user’s 40 sign-ins taken to be alike', () => {
    const { interval } = theEstimate(clusteredRate({ perUser: rows(() => 0), conf }));
    expect(interval.upper).toBeCloseTo((3.68888 / 4) * (1 + 39 * 0.3), 4);
  });
});
