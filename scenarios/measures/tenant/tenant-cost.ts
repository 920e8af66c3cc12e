// What a tenant's ledger costs, at the scenario's prices: each line is an amount of the ledger times a price, in the scenario's currency.
import type { Rollout } from '../../schema/rollout.ts';
import { lostTimeParts, type LostTimePart, type TenantLedger } from '../../schema/tenant-ledger.ts';

export const costLineIds = [
  'ticketsAnswered',
  'messages',
  'securityKeys',
  'identityChecks',
  'licences',
  ...lostTimeParts,
] as const;
export type CostLineId = (typeof costLineIds)[number];
/** Of lines that a tenant has only where people recover by an identity check. */
export type RecoveryLineId = Extract<CostLineId, 'identityChecks' | 'recovering'>;

type Prices = { readonly [K in keyof Rollout['prices']]: { readonly amount: number } | undefined };

export interface CostLine {
  readonly id: CostLineId;
  /** Tickets, messages, keys, checks, months of people, hours. */
  readonly amount: number;
  readonly price: keyof Prices;
  /** Amount times price, not rounded. */
  readonly cost: number;
}

const hourMs = 3_600_000;
/** Mean month of the Gregorian calendar. */
export const daysOfMonth = 365.2425 / 12;

/** In the order of costLineIds; what the ledger does not count has no line. Only tickets that were answered are charged. */
export function costLines(ledger: TenantLedger, prices: Prices): readonly CostLine[] {
  return costLineIds.flatMap((id) => {
    const { amount, price } = chargeOf(id, ledger);
    if (amount === undefined) return [];
    const each = prices[price];
    if (each === undefined) throw new Error(`no price "${price}", which a scenario with ${id} has`);
    return [{ id, amount, price, cost: amount * each.amount }];
  });
}

function chargeOf(
  id: CostLineId,
  { tickets, messages, securityKeys, identityChecks, licensedDays, lostMs }: TenantLedger,
): Pick<CostLine, 'price'> & { readonly amount: number | undefined } {
  switch (id) {
    case 'ticketsAnswered':
      return { amount: tickets.answered, price: 'helpDeskTicket' };
    case 'messages':
      return { amount: messages, price: 'textMessage' };
    case 'securityKeys':
      return { amount: securityKeys, price: 'securityKey' };
    case 'identityChecks':
      return { amount: identityChecks, price: 'identityCheck' };
    case 'licences':
      return { amount: licensedDays / daysOfMonth, price: 'licencePerUserAndMonth' };
    default: {
      const lost = lostMs[id satisfies LostTimePart];
      return { amount: lost === undefined ? undefined : lost / hourMs, price: 'workingHour' };
    }
  }
}

/** Not rounded. */
export function costOf(ledger: TenantLedger, prices: Prices): number {
  return costLines(ledger, prices).reduce((sum, { cost }) => sum + cost, 0);
}
