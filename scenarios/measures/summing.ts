// Adds up what the attempts of one person in one arm give to estimands, as they are lived. In tables SQL groups and adds the same
// (reports/metrics/estimand-in-sql.ts).
import type { Purpose } from '../flows/flow.ts';
import type { Attempt } from '../schema/attempt.ts';
import { factPlace, type FactRow } from './attempt-facts.ts';
import { Addend, type GroupQuantity, type Quantity } from './quantity.ts';
import { attemptUnits, groupUnits, type AttemptUnitId, type GroupUnitId } from './unit.ts';

export type Summand =
  | { readonly from: AttemptUnitId; readonly quantity: Quantity }
  | { readonly from: GroupUnitId; readonly quantity: GroupQuantity };

export interface KnownAttempt {
  readonly attempt: Pick<Attempt, 'purpose' | 'need' | 'day'>;
  readonly facts: FactRow;
}

/** @param known all attempts of a person in an arm, in the order in which they were lived. @param sums in the order of the summands. */
export type AddPerson = (known: readonly KnownAttempt[], sums: Float64Array) => void;

/** @param as in `millionths`, what is no whole number is rounded to millionths, each attempt once, so that sums are the same in whatever order. */
export function summing(summands: readonly Summand[], as: 'numbers' | 'millionths'): AddPerson {
  const prepared = (quantity: Quantity) => new Addend(quantity, as);
  const parts = [
    ...(Object.keys(attemptUnits) as AttemptUnitId[]).map((unit) => overAttempts(unit, summands, prepared)),
    ...(Object.keys(groupUnits) as GroupUnitId[]).map((unit) => overGroups(unit, summands, prepared)),
  ].filter((part) => part !== undefined);
  return (known, sums) => {
    for (const add of parts) add(known, sums);
  };
}

type Prepare = (quantity: Quantity) => Addend;

/** Undefined: nothing is wanted of it. */
function overAttempts(unit: AttemptUnitId, summands: readonly Summand[], prepared: Prepare): AddPerson | undefined {
  const terms = summands.flatMap((summand, at) =>
    summand.from === unit ? [{ at, addend: prepared(summand.quantity as Quantity) }] : [],
  );
  if (terms.length === 0) return undefined;
  const { voids, ...selected } = attemptUnits[unit];
  const purposes: readonly Purpose[] | undefined = 'purposes' in selected ? selected.purposes : undefined;
  return (known, sums) => {
    for (const { attempt, facts } of known) {
      if (purposes !== undefined && !purposes.includes(attempt.purpose)) continue;
      if (voids === 'left-out' && isVoid(facts)) continue;
      for (const { at, addend } of terms) addend.addTo(sums, at, facts);
    }
  };
}

interface Term {
  readonly at: number;
  /** Of one attempt. */
  readonly addend: Addend;
  /** What the values of a group are together. */
  readonly together: 'each' | 'any' | 'none' | 'sum';
}

function overGroups(unit: GroupUnitId, summands: readonly Summand[], prepared: Prepare): AddPerson | undefined {
  const terms = summands.flatMap((summand, at) =>
    summand.from === unit ? [{ at, ...termOf(summand.quantity as GroupQuantity, prepared) }] : [],
  );
  if (terms.length === 0) return undefined;
  const { purposes, by, voids, ...selected } = groupUnits[unit];
  const counted: readonly Purpose[] = purposes;
  const where = 'where' in selected ? factPlace[selected.where] : undefined;
  /** Of the group that is gone through; one person after the other. */
  const found = new Float64Array(terms.length);
  return (known, sums) => {
    let group: number | undefined;
    let leftOut = false;
    for (const { attempt, facts } of known) {
      if (!counted.includes(attempt.purpose)) continue;
      if (voids === 'left-out' && isVoid(facts)) continue;
      if (where !== undefined && facts[where] !== 1) continue;
      // Whatever serves no need is of a purpose of its own.
      const own = by === 'user' ? 0 : (attempt[by] ?? 0);
      if (own !== group) {
        if (group !== undefined) {
          if (own < group) throw new RangeError(`${by} ${own} after ${group}: expected attempts as they were lived`);
          if (!leftOut) addGroup(terms, found, sums);
        }
        group = own;
        leftOut = false;
        found.fill(0);
      }
      leftOut ||= isVoid(facts);
      for (let term = 0; term < terms.length; term += 1) {
        const { addend, together } = terms[term] as Term;
        if (together === 'sum') addend.addTo(found, term, facts);
        else addend.raise(found, term, facts);
      }
    }
    if (group !== undefined && !leftOut) addGroup(terms, found, sums);
  };
}

function termOf(quantity: GroupQuantity, prepared: Prepare): Omit<Term, 'at'> {
  if (quantity === 'each') return { addend: prepared('each'), together: 'each' };
  if ('sum' in quantity) return { addend: prepared(quantity.sum), together: 'sum' };
  return 'any' in quantity
    ? { addend: prepared({ where: [quantity.any] }), together: 'any' }
    : { addend: prepared({ where: [quantity.none] }), together: 'none' };
}

function addGroup(terms: readonly Term[], found: Float64Array, sums: Float64Array): void {
  for (let term = 0; term < terms.length; term += 1) {
    const { at, together } = terms[term] as Term;
    const value = found[term] ?? 0;
    sums[at] = (sums[at] ?? 0) + (together === 'none' ? 1 - value : value);
  }
}

function isVoid(facts: FactRow): boolean {
  return facts[factPlace.voided] === 1;
}
