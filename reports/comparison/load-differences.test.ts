import { expect, it } from 'vitest';
import { fixtureLoadResults } from '../fixtures/results.fixture.ts';
import type { Estimate } from '../results/estimate.ts';
import { loadDifferences } from './load-differences.ts';

const level = 0.95;
const capacity = (arm: string, value: number, lower: number, upper: number): Estimate => ({
  metric: 'load-capacity',
  arm,
  value,
  interval: { lower, upper, level, method: 'test' },
  unit: 'sign-ins per second',
  users: 10,
  of: 3,
  provenance: 'measured',
});
const failures = (value: number): Estimate => ({
  metric: 'load-failure-share',
  arm: 'passkey',
  value,
  interval: { lower: value - 0.01, upper: value + 0.02, level, method: 'test' },
  unit: 'proportion',
  users: 10,
  of: 1_000,
  provenance: 'measured',
});
const plain = fixtureLoadResults();
const withEstimates = (estimates: readonly Estimate[]) => fixtureLoadResults({ estimates: [...estimates] });

it('combines the intervals of two runs as independent: rates and times as ratios, shares as differences', () => {
  const found = loadDifferences(
    withEstimates([capacity('passkey', 20, 16, 25), failures(0.02)]),
    withEstimates([capacity('passkey', 40, 32, 50), failures(0.05)]),
    ['passkey'],
  );
  const [rate, share] = ['load-capacity', 'load-failure-share'].map((id) => found.find(({ metric }) => metric === id));
  expect(rate?.kind).toBe('ratio');
  expect(rate?.difference.value).toBeCloseTo(2, 12);
  // Both half-widths are ln 1.25 on the logarithm.
  const half = Math.SQRT2 * Math.log(1.25);
  expect(rate?.difference.interval?.lower).toBeCloseTo(2 * Math.exp(-half), 9);
  expect(rate?.difference.interval?.upper).toBeCloseTo(2 * Math.exp(half), 9);
  expect(share?.kind).toBe('difference');
  expect(share?.difference.value).toBeCloseTo(0.03, 12);
  expect(share?.difference.interval?.lower).toBeCloseTo(0.03 - Math.hypot(0.01, 0.02), 9);
});

it('says why there is no interval, and leaves out what neither run has', () => {
  const { interval: _, ...bare } = capacity('passkey', 20, 16, 25);
  const [rate] = loadDifferences(withEstimates([bare]), withEstimates([capacity('passkey', 40, 32, 50)]), ['passkey']);
  expect(rate?.difference).toMatchObject({ value: 2, withheld: expect.stringContaining('no interval') as unknown });
  expect(loadDifferences(withEstimates([bare]), withEstimates([bare]), ['another'])).toEqual([]);
});

it('marks capacities that kept to other objectives', () => {
  const other = fixtureLoadResults({
    load: {
      ...plain.load,
      capacity: plain.load.capacity.map((each) => ({ ...each, objective: 'p95 at most 9 s' })),
    },
  });
  const arms = plain.load.capacity.map(({ arm }) => arm);
  const estimates = arms.map((arm) => capacity(arm, 20, 16, 25));
  const found = loadDifferences({ ...plain, estimates }, { ...other, estimates }, arms);
  expect(found.length).toBeGreaterThan(0);
  for (const { notComparable } of found) expect(notComparable).toEqual(['objective']);
  for (const { notComparable } of loadDifferences({ ...plain, estimates }, { ...plain, estimates }, arms))
    expect(notComparable).toBeUndefined();
});
