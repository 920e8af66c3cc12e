// What an estimand adds up, as data: an expression over facts that is evaluated where attempts are counted as they are lived, and written as
// SQL where they are read from tables (reports/metrics/estimand-in-sql.ts). A test holds the two together.
import { factPlace, facts, type Amount, type FactRow, type Flag } from './attempt-facts.ts';

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

/** A quantity as it is evaluated, attempt after attempt: places and bounds, so that nothing is looked up and no number is boxed. */
export class Addend {
  /** Of the conditions: the fact's place, the bound, and whether it must lie above it. */
  readonly #places: readonly number[];
  readonly #bounds: readonly number[];
  readonly #above: readonly boolean[];
  readonly #otherwise: number;
  /** Of the fact that is added; -1: 1 is. */
  readonly #place: number;
  readonly #most: number;
  readonly #isLogarithm: boolean;
  readonly #inMillionths: boolean;
  /** What it is of the row looked at last. */
  readonly #cell = new Float64Array(1);

  /** @param as in `millionths`, what is no whole number is rounded to millionths. */
  constructor(quantity: Quantity, as: 'numbers' | 'millionths') {
    const { add, where = [], otherwise = 0 }: Sum = quantity === 'each' ? {} : quantity;
    const tests = where.map(testOf);
    this.#places = tests.map(({ place }) => place);
    this.#bounds = tests.map(({ bound }) => bound);
    this.#above = tests.map(({ above }) => above);
    this.#otherwise = otherwise;
    const amount = add === undefined ? undefined : typeof add === 'string' ? add : amountOf(add);
    this.#place = amount === undefined ? -1 : factPlace[amount];
    this.#most = typeof add === 'object' && 'upTo' in add ? add.upTo : Number.POSITIVE_INFINITY;
    this.#isLogarithm = typeof add === 'object' && 'logarithmOf' in add;
    this.#inMillionths = as === 'millionths' && !isWhole(quantity);
  }

  /** Adds it to one of the sums. */
  addTo(sums: Float64Array, at: number, row: FactRow): void {
    this.#put(row);
    sums[at] = (sums[at] ?? 0) + (this.#cell[0] as number);
  }

  /** Puts it in place of one that is less. */
  raise(greatest: Float64Array, at: number, row: FactRow): void {
    this.#put(row);
    greatest[at] = Math.max(greatest[at] ?? 0, this.#cell[0] as number);
  }

  /** Into the cell. */
  #put(row: FactRow): void {
    const cell = this.#cell;
    if (!this.#holds(row)) cell[0] = this.#otherwise;
    else if (this.#place < 0) cell[0] = 1;
    else {
      const amount = Math.min(row[this.#place] as number, this.#most);
      cell[0] = this.#isLogarithm ? Math.log(amount) : amount;
    }
    if (this.#inMillionths) cell[0] = millionths(cell[0]);
  }

  #holds(row: FactRow): boolean {
    for (let at = 0; at < this.#places.length; at += 1) {
      const found = row[this.#places[at] as number] as number;
      if (found > (this.#bounds[at] as number) !== this.#above[at]) return false;
    }
    return true;
  }
}

/** µs, or millionths. */
function millionths(value: number): number {
  return Math.round(value * 1e6);
}

function amountOf(add: { readonly amount: Amount } | { readonly logarithmOf: Amount }): Amount {
  return 'amount' in add ? add.amount : add.logarithmOf;
}

interface Test {
  readonly place: number;
  readonly bound: number;
  readonly above: boolean;
}

function testOf(condition: Condition): Test {
  if (typeof condition === 'string') return { place: factPlace[condition], bound: 0, above: true };
  const place = factPlace[condition.amount];
  return 'atMost' in condition
    ? { place, bound: condition.atMost, above: false }
    : { place, bound: condition.above, above: true };
}

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
