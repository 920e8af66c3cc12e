// What an estimand adds up, as data: an expression over facts that is evaluated where attempts are counted as they are lived, and written as
// SQL where they are read from tables (reports/metrics/estimand-in-sql.ts). A test holds the two together.
import { facts, type Amount, type Flag } from './attempt-facts.ts';

export type Condition =
  | Flag
  | { readonly amount: Amount; readonly atMost: number }
  | { readonly amount: Amount; readonly above: number };

export interface Sum {
  /** Absent: 1. */
  readonly add?: Amount | { readonly amount: Amount; readonly upTo: number } | { readonly logarithmOf: Amount };
  /** All must hold. */
  readonly where?: readonly Condition[];
  /** Where they do not hold. Absent: 0. */
  readonly otherwise?: number;
}

/** Of an attempt: `each` is 1. */
export type Quantity = 'each' | Sum;
/** Of several attempts together, as those that serve one need: 1 for each such group, 1 where any or none holds, or their sum. */
export type GroupQuantity = 'each' | { readonly any: Flag } | { readonly none: Flag } | { readonly sum: Sum };

/** Whether it is always a whole number. */
export function isWhole(quantity: Quantity | GroupQuantity): boolean {
  if (quantity === 'each' || 'any' in quantity || 'none' in quantity) return true;
  const { add } = 'sum' in quantity ? quantity.sum : quantity;
  return add === undefined || (typeof add === 'string' && facts[add].type === 'INTEGER');
}

/** "seconds up to 60 where succeeded, else 60": of two quantities, the same words only where they are the same. */
export function quantityInWords(quantity: Quantity | GroupQuantity): string {
  if (quantity === 'each') return 'each';
  if ('any' in quantity) return `any ${quantity.any}`;
  if ('none' in quantity) return `none ${quantity.none}`;
  const { add, where = [], otherwise } = 'sum' in quantity ? quantity.sum : quantity;
  const added =
    add === undefined
      ? 'count'
      : typeof add === 'string'
        ? add
        : 'upTo' in add
          ? `${add.amount} up to ${add.upTo}`
          : `logarithm of ${add.logarithmOf}`;
  const conditions = where.map((condition) =>
    typeof condition === 'string'
      ? condition
      : 'atMost' in condition
        ? `${condition.amount} at most ${condition.atMost}`
        : `${condition.amount} above ${condition.above}`,
  );
  return `${added}${conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`}${otherwise === undefined ? '' : `, else ${otherwise}`}`;
}
