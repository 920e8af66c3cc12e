// How uncertain a rate of the tenant is: its range is read as that of a parameter of people is (central-value.ts).
import type { TenantRate } from '../schema/tenant-rate.ts';
import { centralValueAt } from './central-value.ts';

/** The value at z standard units. */
export function rateAt({ id, unit, value, low, high }: TenantRate, z: number): number {
  return unit === 'proportion'
    ? centralValueAt({ id, unit, low, high, distribution: { kind: 'chance', probability: value } }, z)
    : centralValueAt({ id, unit: 'ratio', low, high, distribution: { kind: 'fixed', value } }, z);
}
