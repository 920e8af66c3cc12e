import { expect, it } from 'vitest';
import { tenantRate, usedRate } from './tenant-rate.ts';

const shipped = {
  id: 'phone-lost',
  title: 'A phone is lost',
  unit: 'per year',
  value: 0.08,
  low: 0.03,
  high: 0.2,
  assumed: 'for a test',
};

it('takes a value of its own range, and of a scenario any that its unit can have', () => {
  expect(tenantRate.safeParse(shipped).success).toBe(true);
  expect(tenantRate.safeParse({ ...shipped, value: 0.3 }).success).toBe(false);
  expect(usedRate.safeParse(shipped).success).toBe(true);
  expect(usedRate.safeParse({ ...shipped, value: 0.3 }).success).toBe(false);
  expect(usedRate.safeParse({ ...shipped, value: 0.3, overridden: true }).success).toBe(true);
  expect(usedRate.safeParse({ ...shipped, value: -1, overridden: true }).success).toBe(false);
  expect(tenantRate.safeParse({ ...shipped, assumed: undefined }).success).toBe(false);
});
