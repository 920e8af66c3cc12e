import { expect, it } from 'vitest';
import { fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import { livedFixture, timelineFixture } from '../fixtures/timeline.fixture.ts';
import { rolloutDifferences, rolloutMetrics, whyNoCosts } from './rollout-differences.ts';

const side = (passkeys: number, currency = 'USD') => ({
  results: fixtureRolloutResults({ timeline: timelineFixture(passkeys, currency) }),
  lived: livedFixture(passkeys),
});

it('has with the rollout, with nothing done and the change of each sum, and their differences add up', () => {
  const [a, b] = [side(0.9), side(0.5)];
  const moved = b.lived.differences.map((each) => ({ ...each, rollout: each.rollout + 1, rolloutVariance: 4 }));
  const found = rolloutDifferences(a, { ...b, lived: { ...b.lived, differences: moved } });
  expect(found).toHaveLength(3 * a.lived.differences.length);
  expect(found.map(({ metric }) => metric)).toEqual(rolloutMetrics(b).map(({ id }) => id));
  for (const { id } of a.lived.differences) {
    const of = (part: string) => found.find(({ metric }) => metric === `${id}-${part}`)?.difference;
    expect(of('change')?.value).toBeCloseTo((of('rollout')?.value ?? 0) - (of('nothing')?.value ?? 0), 9);
    // Nothing was changed in the tenant that does nothing.
    expect(of('nothing')).toMatchObject({ value: 0, withheld: expect.stringContaining('last digit') as unknown });
    expect(of('rollout')?.interval?.lower).toBeLessThan(of('rollout')?.value ?? 0);
  }
});

it('compares no costs of two currencies, says why, and compares all else', () => {
  const [a, b, other] = [side(0.9), side(0.5), side(0.5, 'EUR')];
  const found = rolloutDifferences(a, other);
  expect(found.filter(({ metric }) => metric.startsWith('cost-'))).toEqual([]);
  expect(found).toEqual(rolloutDifferences(a, b).filter(({ metric }) => !metric.startsWith('cost-')));
  expect(found.length).toBeGreaterThan(0);
  expect(whyNoCosts(a.results, other.results)).toMatch(
    /^Costs are not compared, .*: in A US Dollar \(USD\), in B Euro \(EUR\)\.$/,
  );
  expect(whyNoCosts(a.results, b.results)).toBeUndefined();
  const [unit] = rolloutDifferences(other, other).flatMap((each) => (each.metric === 'cost-change' ? [each.unit] : []));
  expect(unit).toBe('EUR');
});

it('is by hand what Welch’s t has', () => {
  const plain = side(0.9);
  const people = 200;
  const difference = (rollout: number, rolloutVariance: number) =>
    ({
      ...plain.lived.differences[0],
      id: 'cost',
      people,
      rollout,
      rolloutVariance,
    }) as (typeof plain.lived.differences)[0];
  const withOnly = (one: (typeof plain.lived.differences)[0]) => ({
    ...plain,
    lived: { ...plain.lived, differences: [one] },
  });
  const found = rolloutDifferences(withOnly(difference(10, 9)), withOnly(difference(12, 16)));
  const cost = found.find(({ metric }) => metric === 'cost-rollout')?.difference;
  // Standard error sqrt(25 / 200); t at 369 degrees of freedom is 1.9664.
  expect(cost?.value).toBe(2);
  expect(cost?.interval?.upper).toBeCloseTo(2 + 1.9664 * Math.sqrt(25 / people), 3);
});
