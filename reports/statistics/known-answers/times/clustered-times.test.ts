// Clustered time statistics: the influences are the derivative of the estimate, lost observations included; contrasts keep their unit.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen } from '../../times/aalen-johansen.ts';
import { clusteredGeometricMeanRatio } from '../../clustered/clustered-geometric-mean-ratio.ts';
import { incidenceInfluences } from '../../times/incidence-functional.ts';
import { theEstimate } from '../../inference.fixture.ts';
import { type InfluenceEstimate, clusterVariance, inferEstimate } from '../../clustered/influence-estimate.ts';
import { influenceDifference, influenceRatio } from '../../clustered/influence-contrast.ts';
import { restrictedTimeToSignIn } from './restricted-time-to-sign-in.ts';
import { shareSignedInBy } from './share-signed-in-by.ts';
import { signInTimeQuantile } from './sign-in-time-quantile.ts';
import { signInTimeRatio } from './sign-in-time-ratio.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';
import { type EstimateResult, userRatio } from '../../clustered/user-ratio.ts';

const conf = 0.95;
const tau = 60;
const end = fc.constantFrom('signed-in', 'signed-in', 'signed-in', 'gave-up', 'lost' as const);
const attempts = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 90 }), end), { minLength: 60, maxLength: 150 })
  .map((list) => list.map(([time, how], i): TimedAttempt => ({ user: String(i % 30), time, end: how })));
const noneLost = attempts.map((list) =>
  list.map((a): TimedAttempt => (a.end === 'lost' ? { ...a, end: 'gave-up' } : a)),
);

const gain = (time: number): number => Math.max(0, tau - time);
const inMilliseconds = (list: readonly TimedAttempt[]): TimedAttempt[] =>
  list.map((a) => ({ ...a, time: a.time * 1000 }));
const logSums = (factor: number) =>
  Array.from({ length: 30 }, (_, i) => ({
    user: String(i),
    numerator: 3 * Math.log(factor * (5 + i)),
    denominator: 3,
  }));

describe('incidenceInfluences', () => {
  it('are the derivative of the estimate in the weight of an attempt', () => {
    fc.assert(
      fc.property(attempts, fc.nat(59), (list, index) => {
        const step = 1e-6;
        const heavier = list.map((a, i) => (i === index ? { ...a, weight: 1 + step } : a));
        const base = incidenceInfluences(list, gain);
        const slope = (incidenceInfluences(heavier, gain).value - base.value) / step;
        expect(base.influences[index]).toBeCloseTo(slope, 3);
        expect(base.influences.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 6);
      }),
      { numRuns: 50 },
    );
  });
});

it('shares signed in, given up and pending make one', () => {
  fc.assert(
    fc.property(attempts, (list) => {
      for (const step of aalenJohansen(list))
        expect(step.shareSignedIn + step.shareGaveUp + step.sharePending).toBeCloseTo(1, 9);
    }),
    { numRuns: 50 },
  );
});

describe('restrictedTimeToSignIn', () => {
  it('is the mean of times with give-up counted as tau while nothing is lost, with the same variance', () => {
    fc.assert(
      fc.property(noneLost, (list) => {
        const byUser = Map.groupBy(list, ({ user }) => user);
        const sums = [...byUser].map(([user, rows]) => ({
          user,
          numerator: rows.reduce((sum, a) => sum + (a.end === 'signed-in' ? Math.min(tau, a.time) : tau), 0),
          denominator: rows.length,
        }));
        const one = present(restrictedTimeToSignIn({ attempts: list, tau }));
        const other = present(userRatio(sums));
        expect(one.value).toBeCloseTo(other.value, 9);
        expect(clusterVariance(one)).toBeCloseTo(clusterVariance(other), 9);
      }),
      { numRuns: 50 },
    );
  });
  it('gives ratios free of the unit, differences in it, and turns with the arms', () => {
    fc.assert(
      fc.property(attempts, attempts, fc.constantFrom('paired', 'parallel' as const), (first, second, design) => {
        const input = { first: rtsi(first, tau), second: rtsi(second, tau), design, conf, method: 'RTSI' };
        const inMs = {
          ...input,
          first: rtsi(inMilliseconds(first), tau * 1000),
          second: rtsi(inMilliseconds(second), tau * 1000),
        };
        const ratio = theEstimate(influenceRatio(input));
        expect(theEstimate(influenceRatio(inMs)).interval.lower).toBeCloseTo(ratio.interval.lower, 8);
        expect(theEstimate(influenceDifference(inMs)).interval.lower / 1000).toBeCloseTo(
          theEstimate(influenceDifference(input)).interval.lower,
          6,
        );
        const swapped = theEstimate(influenceRatio({ ...input, first: input.second, second: input.first }));
        expect(swapped.interval.lower * (ratio.interval.upper ?? 0)).toBeCloseTo(1, 8);
      }),
      { numRuns: 50 },
    );
  });
  it('is never sure that the arms are the same, however alike those of a sample are', () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const first = rtsi(list, tau);
        const { value, interval } = theEstimate(
          influenceDifference({
            first,
            second: first,
            design: 'paired',
            conf,
            method: 'RTSI',
            reach: { kind: 'range', lower: 0, upper: tau },
          }),
        );
        expect(value).toBe(0);
        expect(interval.lower).toBeLessThan(0);
        expect(interval.upper).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});

it('share signed in by a time is the plain share while nothing is lost', () => {
  fc.assert(
    fc.property(noneLost, (list) => {
      const { value } = present(shareSignedInBy({ attempts: list, by: 30 }));
      expect(value).toBeCloseTo(list.filter((a) => a.end === 'signed-in' && a.time <= 30).length / list.length, 9);
    }),
    { numRuns: 50 },
  );
});

describe('signInTimeQuantile', () => {
  const regular = Array.from({ length: 200 }, (_, i): TimedAttempt => ({
    user: String(i % 40),
    time: i + 1,
    end: i % 5 === 0 ? 'gave-up' : 'signed-in',
  }));
  it('counts give-ups in the denominator, and is not estimable beyond the share that signs in', () => {
    const median = theEstimate(signInTimeQuantile({ attempts: regular, p: 0.5, conf }));
    expect(median.value).toBe(125);
    expect(median.interval.lower).toBeLessThan(125);
    expect(median.interval.upper).toBeGreaterThan(125);
    expect(signInTimeQuantile({ attempts: regular, p: 0.9, conf })).toMatchObject({
      reason: { code: 'not-estimable' },
    });
  });
  it('leaves the upper limit open where the share may never be reached', () => {
    expect(theEstimate(signInTimeQuantile({ attempts: regular, p: 0.79, conf })).interval.upper).toBeUndefined();
  });
  it('compares medians free of the unit', () => {
    const slow = regular.map((a) => ({ ...a, time: a.time * 4 }));
    const { value, interval } = theEstimate(
      signInTimeRatio({ first: slow, second: regular, p: 0.5, design: 'parallel', conf }),
    );
    expect(value).toBe(4);
    expect(interval.lower).toBeLessThan(4);
    expect(interval.upper).toBeGreaterThan(4);
  });
});

it('geometric means: the ratio of times all four times as long is four, and not known to be', () => {
  const { value, interval } = theEstimate(
    clusteredGeometricMeanRatio({ first: logSums(4), second: logSums(1), design: 'paired', conf }),
  );
  expect(value).toBeCloseTo(4, 10);
  expect(interval.lower).toBeLessThan(3.5);
  expect(interval.lower * (interval.upper ?? 0)).toBeCloseTo(16, 6);
});

it('a t interval of one arm is withheld under 20 users', () => {
  const estimate = present(
    userRatio(Array.from({ length: 19 }, (_, i) => ({ user: String(i), numerator: i, denominator: 1 }))),
  );
  expect(inferEstimate({ estimate, conf, method: 'mean' })).toMatchObject({
    reason: { code: 'too-few-users', found: 19 },
    value: 9,
  });
});

function rtsi(list: readonly TimedAttempt[], limit: number): InfluenceEstimate {
  return present(restrictedTimeToSignIn({ attempts: list, tau: limit }));
}

function present(result: EstimateResult): InfluenceEstimate {
  if (result.kind === 'withheld') throw new Error(`an estimate was expected: ${JSON.stringify(result.reason)}`);
  return result.estimate;
}
