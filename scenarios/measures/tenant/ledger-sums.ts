// Adding up ledgers of a tenant: of needs to a person, of people to a week, of weeks to the whole time.
import { lostTimeParts, type LostTime, type TenantLedger, type TicketCounts } from '../../schema/tenant-ledger.ts';

/** What is written into a ledger at once. */
export interface LedgerEntry extends Partial<Omit<TenantLedger, 'lostMs' | 'tickets'>> {
  readonly lostMs?: Partial<LostTime>;
  readonly tickets?: Partial<TicketCounts>;
}

export function emptyLedger(): TenantLedger {
  return {
    lostMs: { signIn: 0, registering: 0, queue: 0, deskClosed: 0, call: 0, passUnused: 0 },
    tickets: { opened: 0, answered: 0, givenUp: 0, stillOpen: 0, openedWhileClosed: 0 },
    messages: 0,
    securityKeys: 0,
    licensedDays: 0,
  };
}

/** @param ledger is changed. */
export function addToLedger(
  ledger: TenantLedger,
  { lostMs, tickets, messages = 0, securityKeys = 0, identityChecks, licensedDays = 0 }: LedgerEntry,
): void {
  if (lostMs !== undefined) addEach(ledger.lostMs, lostMs);
  if (tickets !== undefined) addEach(ledger.tickets, tickets);
  ledger.messages += messages;
  ledger.securityKeys += securityKeys;
  if (identityChecks !== undefined) ledger.identityChecks = (ledger.identityChecks ?? 0) + identityChecks;
  ledger.licensedDays += licensedDays;
}

export function sumOfLedgers(ledgers: Iterable<TenantLedger>): TenantLedger {
  const sum = emptyLedger();
  for (const each of ledgers) addToLedger(sum, each);
  return sum;
}

/** ms; the sum of the parts. */
export function totalLostMs({ lostMs }: Pick<TenantLedger, 'lostMs'>): number {
  return lostTimeParts.reduce((sum, part) => sum + (lostMs[part] ?? 0), 0);
}

/** @param into is changed. */
export function addEach<K extends string>(
  into: { [P in NoInfer<K>]?: number | undefined },
  more: { readonly [P in K]?: number | undefined },
): void {
  for (const key in more) into[key] = (into[key] ?? 0) + (more[key] ?? 0);
}
