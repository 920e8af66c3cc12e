// What a tenant's tickets, messages, keys, licences and lost hours cost, at the scenario's prices. US dollars.
import type { Rollout } from '../schema/rollout.ts';

export interface Charged {
  readonly tickets: number;
  readonly messages: number;
  readonly securityKeys: number;
  /** Days of people in a wave that has begun. */
  readonly licensedDays: number;
  /** Working time lost: signing in, registering, waiting for the help desk. */
  readonly lostMs: number;
}

export interface TenantCost {
  readonly helpDesk: number;
  readonly messages: number;
  readonly securityKeys: number;
  readonly licences: number;
  readonly workingTime: number;
}

const hourMs = 3_600_000;
/** Mean month of the Gregorian calendar. */
const daysOfMonth = 365.2425 / 12;

export function tenantCost({ tickets, messages, securityKeys, licensedDays, lostMs }: Charged, prices: { readonly [K in keyof Rollout['prices']]: { readonly usd: number } }): TenantCost {
  return {
    helpDesk: tickets * prices.helpDeskTicket.usd,
    messages: messages * prices.textMessage.usd,
    securityKeys: securityKeys * prices.securityKey.usd,
    licences: (licensedDays / daysOfMonth) * prices.licencePerUserAndMonth.usd,
    workingTime: (lostMs / hourMs) * prices.workingHour.usd,
  };
}

export function totalCost({ helpDesk, messages, securityKeys, licences, workingTime }: TenantCost): number {
  return helpDesk + messages + securityKeys + licences + workingTime;
}
