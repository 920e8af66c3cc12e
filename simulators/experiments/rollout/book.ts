// The one place where a tenant's ledger is written: whatever a person loses, calls for or is given stands in their own ledger and in that of
// the week alike.
import { addToLedger, type LedgerEntry } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import type { Life } from './life.ts';
import { tenantsOf, type Member } from './member.ts';
import type { TenantStage } from './tenant-tally.ts';

/** In both tenants as long as the two lives are one. */
export function book({ tally }: TenantStage, person: Member, life: Life, week: number, entry: LedgerEntry): void {
  addToLedger(life.totals.ledger, entry);
  for (const tenant of tenantsOf(person, life))
    addToLedger(tally.sums.cell(tenant, person.persona, week).ledger, entry);
}
