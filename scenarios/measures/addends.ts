// Quantities as they are evaluated, attempt after attempt, all of a unit at once: their conditions and bounds lie one after the other in arrays, so
// that nothing is looked up, nothing is called and no number is boxed.
import { factPlace, type Amount, type FactRow } from './attempt-facts.ts';
import { isWhole, type Condition, type Quantity, type Sum } from './quantity.ts';

export class Addends {
  /** Of the conditions of all: the fact's place, the bound, and 1 where it must lie above it. */
  readonly #places: Int32Array;
  readonly #bounds: Float64Array;
  readonly #above: Uint8Array;
  /** Of each quantity: where its conditions end; those of the first begin at 0. */
  readonly #ends: Int32Array;
  readonly #otherwise: Float64Array;
  /** Of the fact that is added; -1: 1 is. */
  readonly #added: Int32Array;
  readonly #most: Float64Array;
  readonly #isLogarithm: Uint8Array;
  readonly #inMillionths: Uint8Array;
  /** Of the row looked at last. */
  readonly #values: Float64Array;

  /** @param as in `millionths`, what is no whole number is rounded to millionths. */
  constructor(quantities: readonly Quantity[], as: 'numbers' | 'millionths') {
    const sums = quantities.map((quantity): Sum => (quantity === 'each' ? {} : quantity));
    const tests = sums.map(({ where = [] }) => where.map(testOf));
    this.#places = Int32Array.from(tests.flat(), ({ place }) => place);
    this.#bounds = Float64Array.from(tests.flat(), ({ bound }) => bound);
    this.#above = Uint8Array.from(tests.flat(), ({ above }) => Number(above));
    this.#ends = Int32Array.from(tests, (_, at) => tests.slice(0, at + 1).flat().length);
    this.#otherwise = Float64Array.from(sums, ({ otherwise = 0 }) => otherwise);
    this.#added = Int32Array.from(sums, ({ add }) => (add === undefined ? -1 : factPlace[amountOf(add)]));
    this.#most = Float64Array.from(sums, ({ add }) =>
      typeof add === 'object' && 'upTo' in add ? add.upTo : Number.POSITIVE_INFINITY,
    );
    this.#isLogarithm = Uint8Array.from(sums, ({ add }) => Number(typeof add === 'object' && 'logarithmOf' in add));
    this.#inMillionths = Uint8Array.from(quantities, (quantity) => Number(as === 'millionths' && !isWhole(quantity)));
    this.#values = new Float64Array(quantities.length);
  }

  /** In the order of the quantities; gone with the next row. */
  of(row: FactRow): Float64Array {
    const values = this.#values;
    let test = 0;
    for (let at = 0; at < values.length; at += 1) {
      const end = this.#ends[at] as number;
      let holds = true;
      for (; test < end && holds; test += 1) {
        const found = row[this.#places[test] as number] as number;
        holds = found > (this.#bounds[test] as number) === (this.#above[test] === 1);
      }
      test = end;
      const place = this.#added[at] as number;
      let value = this.#otherwise[at] as number;
      if (holds) {
        value = place < 0 ? 1 : Math.min(row[place] as number, this.#most[at] as number);
        if (this.#isLogarithm[at] === 1) value = Math.log(value);
      }
      values[at] = this.#inMillionths[at] === 1 ? Math.round(value * 1e6) : value;
    }
    return values;
  }
}

function amountOf(add: NonNullable<Sum['add']>): Amount {
  if (typeof add === 'string') return add;
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
