// The ledger of a tenant as results tell it: hours and money.
import { costLineIds, costLines, type CostLineId } from '../../scenarios/measures/tenant/tenant-cost.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import { lostTimeParts, type LostTimePart, type TenantLedger } from '../../scenarios/schema/tenant-ledger.ts';
import { smallestUnitsOf } from '../words/currency.ts';

const hourMs = 3_600_000;

export function lostHoursOf({ lostMs }: TenantLedger): Record<LostTimePart, number> {
  return recordOf(lostTimeParts, (part) => lostMs[part] / hourMs);
}

/** Not rounded. */
export function costsOf(ledger: TenantLedger, prices: Rollout['prices']): Record<CostLineId, number> {
  const lines = costLines(ledger, prices);
  return recordOf(costLineIds, (id) => lines.find((line) => line.id === id)?.cost ?? Number.NaN);
}

/** Each to the smallest unit of the currency, as it is told; and their sum, which is that of what is told. */
export function asTold(
  costs: Readonly<Record<CostLineId, number>>,
  currency: string,
): {
  readonly costs: Record<CostLineId, number>;
  readonly cost: number;
} {
  const unitsOfOne = smallestUnitsOf(currency);
  const units = (id: CostLineId) => Math.round(costs[id] * unitsOfOne);
  return {
    costs: recordOf(costLineIds, (id) => units(id) / unitsOfOne),
    cost: costLineIds.reduce((sum, id) => sum + units(id), 0) / unitsOfOne,
  };
}

export function sumOfHours(hours: Readonly<Record<LostTimePart, number>>): number {
  return lostTimeParts.reduce((sum, part) => sum + hours[part], 0);
}

export function addCosts(
  some: Readonly<Record<CostLineId, number>>,
  more: Readonly<Record<CostLineId, number>>,
): Record<CostLineId, number> {
  return recordOf(costLineIds, (id) => some[id] + more[id]);
}

function recordOf<K extends string>(keys: readonly K[], of: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>;
}
