// Adding up account recoveries of a tenant. Where nobody began one there is nothing to add to.
import type { TenantRecoveries } from '../../schema/tenant-recoveries.ts';
import { addEach } from './ledger-sums.ts';

export function noRecoveries(): TenantRecoveries {
  return {
    begun: 0,
    recovered: 0,
    lostAt: { start: 0, phone: 0, document: 0, selfie: 0, faceCheck: 0, matching: 0, passkey: 0, outage: 0 },
  };
}

/** @param into is changed. */
export function addRecoveries(into: TenantRecoveries, { begun, recovered, lostAt }: TenantRecoveries): void {
  into.begun += begun;
  into.recovered += recovered;
  addEach(into.lostAt, lostAt);
}

/** Undefined: there were none. */
export function sumOfRecoveries(some: readonly (TenantRecoveries | undefined)[]): TenantRecoveries | undefined {
  const there = some.filter((each) => each !== undefined);
  if (there.length === 0) return undefined;
  const sum = noRecoveries();
  for (const each of there) addRecoveries(sum, each);
  return sum;
}
