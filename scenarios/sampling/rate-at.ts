// How uncertain a rate of the tenant is: its range is read as that of a parameter of people is (central-value.ts).
import type { TenantRate } from '../schema/tenant-rate.ts';
import { centralValueAt, type UncertainParameter } from './central-value.ts';

export function uncertainRate({ id, unit, value, low, high }: TenantRate): UncertainParameter {
  return unit === 'proportion'
    ? { id, unit, low, high, distribution: { kind: 'chance', probability: value } }
    : { id, unit: 'ratio', low, high, distribution: { kind: 'fixed', value } };
}

/** The value at z standard units. */
export function rateAt(rate: TenantRate, z: number): number {
  return centralValueAt(uncertainRate(rate), z);
}
