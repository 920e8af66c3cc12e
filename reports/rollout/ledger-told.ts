// The ledger of a tenant as results tell it: hours and money.
import { costLineIds, costLines } from '../../scenarios/measures/tenant/tenant-cost.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import { lostTimeParts, type TenantLedger } from '../../scenarios/schema/tenant-ledger.ts';
import type { TenantWeekResult } from '../results/tenant-results.ts';
import { smallestUnitsOf } from '../words/currency.ts';

type LostHours = TenantWeekResult['lostHours'];
type Costs = TenantWeekResult['costs'];

const hourMs = 3_600_000;

export function lostHoursOf({ lostMs }: TenantLedger): LostHours {
  return recordOf(lostTimeParts, (part) => {
    const ms = lostMs[part];
    return ms === undefined ? undefined : ms / hourMs;
  }) as LostHours;
}

/** Not rounded. */
export function costsOf(ledger: TenantLedger, prices: Rollout['prices']): Costs {
  const lines = costLines(ledger, prices);
  return recordOf(costLineIds, (id) => lines.find((line) => line.id === id)?.cost) as Costs;
}

/** Each to the smallest unit of the currency, as it is told; and their sum, which is that of what is told. */
export function asTold(costs: Costs, currency: string): { readonly costs: Costs; readonly cost: number } {
  const unitsOfOne = smallestUnitsOf(currency);
  const units = (cost: number) => Math.round(cost * unitsOfOne);
  return {
    costs: recordOf(costLineIds, (id) => {
      const cost = costs[id];
      return cost === undefined ? undefined : units(cost) / unitsOfOne;
    }) as Costs,
    cost: costLineIds.reduce((sum, id) => sum + units(costs[id] ?? 0), 0) / unitsOfOne,
  };
}

export function sumOfHours(hours: LostHours): number {
  return lostTimeParts.reduce((sum, part) => sum + (hours[part] ?? 0), 0);
}

export function addCosts(some: Costs, more: Costs): Costs {
  return recordOf(costLineIds, (id) =>
    some[id] === undefined && more[id] === undefined ? undefined : (some[id] ?? 0) + (more[id] ?? 0),
  ) as Costs;
}

/** What is absent stays absent. */
function recordOf<K extends string>(
  keys: readonly K[],
  of: (key: K) => number | undefined,
): Partial<Record<K, number>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = of(key);
      return value === undefined ? [] : [[key, value]];
    }),
  ) as Partial<Record<K, number>>;
}
