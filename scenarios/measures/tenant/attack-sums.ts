// Adding up attacks on the people of a tenant. Where none came there is nothing to add to.
import type { AttackedPeople, TenantAttacks } from '../../schema/tenant-attacks.ts';
import { addEach } from './ledger-sums.ts';

export const nobodyAttacked = (): AttackedPeople => ({
  came: 0,
  followed: 0,
  reported: 0,
  takenOver: 0,
  discovered: 0,
  outlivedReset: 0,
});

export const noAttacks = (): TenantAttacks => ({ enrolled: nobodyAttacked(), notEnrolled: nobodyAttacked() });

/** @param into is changed. */
export function addAttacks(into: TenantAttacks, { enrolled, notEnrolled }: TenantAttacks): void {
  addEach(into.enrolled, enrolled);
  addEach(into.notEnrolled, notEnrolled);
}

/** Undefined: there were none. */
export function sumOfAttacks(some: readonly (TenantAttacks | undefined)[]): TenantAttacks | undefined {
  const there = some.filter((each) => each !== undefined);
  if (there.length === 0) return undefined;
  const sum = noAttacks();
  for (const each of there) addAttacks(sum, each);
  return sum;
}
