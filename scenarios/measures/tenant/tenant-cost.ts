// What a tenant's ledger costs, at the scenario's prices: each line is an amount of the ledger times a price, in the scenario's currency.
import type { Rollout } from '../../schema/rollout.ts';
import { lostTimeParts, type LostTimePart, type TenantLedger } from '../../schema/tenant-ledger.ts';

export const costLineIds = ['ticketsAnswered', 'messages', 'securityKeys', 'licences', ...lostTimeParts] as const;
export type CostLineId = (typeof costLineIds)[number];

type Prices = { readonly [K in keyof Rollout['prices']]: { readonly amount: number } };

export interface CostLine {
  readonly id: CostLineId;
  /** Tickets, messages, keys, months of people, hours. */
  readonly amount: number;
  readonly price: keyof Prices;
  /** Amount times price, not rounded. */
  readonly cost: number;
}

const hourMs = 3_600_000;
/** Mean month of the Gregorian calendar. */
export const daysOfMonth = 365.2425 / 12;

/** In the order of costLineIds. Only tickets that were answered are charged. */
export function costLines(ledger: TenantLedger, prices: Prices): readonly CostLine[] {
  return costLineIds.map((id) => {
    const { amount, price } = chargeOf(id, ledger);
    return { id, amount, price, cost: amount * prices[price].amount };
  });
}

function chargeOf(
  id: CostLineId,
  { tickets, messages, securityKeys, licensedDays, lostMs }: TenantLedger,
): Pick<CostLine, 'amount' | 'price'> {
  switch (id) {
    case 'ticketsAnswered':
      return { amount: tickets.answered, price: 'helpDeskTicket' };
    case 'messages':
      return { amount: messages, price: 'textMessage' };
    case 'securityKeys':
      return { amount: securityKeys, price: 'securityKey' };
    case 'licences':
      return { amount: licensedDays / daysOfMonth, price: 'licencePerUserAndMonth' };
    default:
      return { amount: lostMs[id satisfies LostTimePart] / hourMs, price: 'workingHour' };
  }
}

/** Not rounded. */
export function costOf(ledger: TenantLedger, prices: Prices): number {
  return costLines(ledger, prices).reduce((sum, { cost }) => sum + cost, 0);
}
