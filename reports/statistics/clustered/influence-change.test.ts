import { expect, it } from 'vitest';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';
import { influenceChange } from './influence-change.ts';
import { influenceDifference } from './influence-contrast.ts';
import { userRatio, type UserSum } from './user-ratio.ts';

const users = Array.from({ length: 40 }, (_, at) => at);
const spread = (at: number, by: number) => (at * by) % 1;
const estimate = (of: (user: number) => number) => {
  const rows: UserSum[] = users.map((user) => ({ user: String(user), numerator: of(user), denominator: 1 }));
  const result = userRatio(rows);
  if (result.kind === 'withheld') throw new Error(result.reason.code);
  return result.estimate;
};

const arm = (user: number) => spread(user, 0.618);
const base = (user: number) => spread(user, 0.414);
const laterArm = (user: number) => arm(user) + 2 + 0.1 * spread(user, 0.732);
const laterBase = (user: number) => base(user) + 0.5 + 0.1 * spread(user, 0.236);

it('is the mean of each user’s own change, with its t interval: known by hand where everybody has one trial', () => {
  const changes = users.map((user) => laterArm(user) - laterBase(user) - (arm(user) - base(user)));
  const mean = changes.reduce((sum, x) => sum + x, 0) / changes.length;
  const variance = changes.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (changes.length - 1);
  const half = studentTQuantile(0.975, changes.length - 1) * Math.sqrt(variance / changes.length);
  const found = influenceChange({
    now: { arm: estimate(laterArm), baseline: estimate(laterBase) },
    before: { arm: estimate(arm), baseline: estimate(base) },
    design: 'paired',
    conf: 0.95,
  });
  if (found.kind === 'withheld') throw new Error(found.reason.code);
  expect(found.value).toBeCloseTo(mean, 12);
  expect(found.interval.lower).toBeCloseTo(mean - half, 10);
  expect(found.interval.upper).toBeCloseTo(mean + half, 10);
});

it('of a baseline that stays as it was is the change of the arm, and wider where the occasions have other users', () => {
  const baseline = estimate(base);
  const given = {
    now: { arm: estimate(laterArm), baseline },
    before: { arm: estimate(arm), baseline },
    conf: 0.95,
  };
  const paired = influenceChange({ ...given, design: 'paired' });
  const alone = influenceDifference({
    first: given.now.arm,
    second: given.before.arm,
    design: 'paired',
    conf: 0.95,
    method: '',
  });
  const parallel = influenceChange({ ...given, design: 'parallel' });
  if (paired.kind === 'withheld' || alone.kind === 'withheld' || parallel.kind === 'withheld')
    throw new Error('withheld');
  expect(paired.value).toBeCloseTo(alone.value, 12);
  expect(paired.interval.lower).toBeCloseTo(alone.interval.lower, 9);
  expect(parallel.interval.lower).toBeLessThan(paired.interval.lower);
});

it('of users who are all alike has no interval where nothing bounds the others, and one where something does', () => {
  const alike = estimate(() => 1);
  const given = { now: { arm: alike, baseline: estimate(base) }, before: { arm: alike, baseline: estimate(base) } };
  expect(influenceChange({ ...given, design: 'paired', conf: 0.95 }).kind).toBe('withheld');
  const bounded = influenceChange({
    ...given,
    design: 'paired',
    conf: 0.95,
    reach: { kind: 'range', lower: 0, upper: 1 },
  });
  if (bounded.kind === 'withheld') throw new Error(bounded.reason.code);
  expect(bounded.interval.lower).toBeLessThan(-0.05);
});
