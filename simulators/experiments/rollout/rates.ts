// The rates a tenant's life uses: those of scenarios/evidence/tenant.yaml, with the scenario's own values in their place.
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { tenantRateIds, type TenantRate, type TenantRateId } from '../../../scenarios/schema/tenant-rate.ts';

/** A rate in its unit. */
export type Rates = Readonly<Record<TenantRateId, number>>;

/** Purpose of the draws that a rate decides. Spelt once: most are asked for with every person. */
export const purposeOf = Object.fromEntries(tenantRateIds.map((id) => [id, `tenant/${id}`])) as Readonly<
  Record<TenantRateId, string>
>;

/** @throws PilotError tenant-rate-missing when the file lacks one. */
export function createRates(list: readonly TenantRate[], overrides: Readonly<Record<string, number>>): Rates {
  const entries = tenantRateIds.map((id) => {
    const value = overrides[id] ?? list.find((rate) => rate.id === id)?.value;
    if (value === undefined)
      throw new PilotError('tenant-rate-missing', {
        found: `no rate "${id}"`,
        expected: `a rate "${id}"`,
        where: 'scenarios/evidence/tenant.yaml',
      });
    return [id, value] as const;
  });
  return Object.fromEntries(entries) as Rates;
}
