// Adds up what the attempts of one person in one arm give to estimands, as they are lived. In tables SQL groups and adds the same
// (reports/metrics/estimand-in-sql.ts).
import type { Purpose } from '../flows/flow.ts';
import type { Attempt } from '../schema/attempt.ts';
import { Addends } from './addends.ts';
import { factPlace, type FactRow } from './attempt-facts.ts';
import type { GroupQuantity, Quantity } from './quantity.ts';
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
  const parts = [
    ...(Object.keys(attemptUnits) as AttemptUnitId[]).map((unit) => overAttempts(unit, summands, as)),
    ...(Object.keys(groupUnits) as GroupUnitId[]).map((unit) => overGroups(unit, summands, as)),
  ].filter((part) => part !== undefined);
  return (known, sums) => {
    for (const add of parts) add(known, sums);
  };
}

type As = ConstructorParameters<typeof Addends>[1];

/** Undefined: nothing is wanted of it. */
function overAttempts(unit: AttemptUnitId, summands: readonly Summand[], as: As): AddPerson | undefined {
  const places = placesOf(unit, summands);
  if (places.length === 0) return undefined;
  const addends = new Addends(
    Array.from(places, (at) => summands[at]?.quantity as Quantity),
    as,
  );
  const { voids, ...selected } = attemptUnits[unit];
  const purposes: readonly Purpose[] | undefined = 'purposes' in selected ? selected.purposes : undefined;
  return (known, sums) => {
    for (const { attempt, facts } of known) {
      if (purposes !== undefined && !purposes.includes(attempt.purpose)) continue;
      if (voids === 'left-out' && isVoid(facts)) continue;
      const values = addends.of(facts);
      for (let term = 0; term < places.length; term += 1) {
        const at = places[term] as number;
        sums[at] = (sums[at] as number) + (values[term] as number);
      }
    }
  };
}

/** Places of the summands of a unit. */
function placesOf(unit: AttemptUnitId | GroupUnitId, summands: readonly Summand[]): Int32Array {
  return Int32Array.from(summands.flatMap(({ from }, at) => (from === unit ? [at] : [])));
}

function overGroups(unit: GroupUnitId, summands: readonly Summand[], as: As): AddPerson | undefined {
  const places = placesOf(unit, summands);
  if (places.length === 0) return undefined;
  const quantities = Array.from(places, (at) => summands[at]?.quantity as GroupQuantity);
  const addends = new Addends(quantities.map(ofOneAttempt), as);
  const together = quantities.map(togetherOf);
  const { purposes, by, voids, ...selected } = groupUnits[unit];
  const counted: readonly Purpose[] = purposes;
  const where = 'where' in selected ? factPlace[selected.where] : undefined;
  /** Of the group that is gone through; one person after the other. */
  const found = new Float64Array(places.length);
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
          if (!leftOut) addGroup(places, together, found, sums);
        }
        group = own;
        leftOut = false;
        found.fill(0);
      }
      leftOut ||= isVoid(facts);
      addTogether(together, addends.of(facts), found);
    }
    if (group !== undefined && !leftOut) addGroup(places, together, found, sums);
  };
}

/** What the values of a group are together. */
type Together = 'each' | 'any' | 'none' | 'sum';

function togetherOf(quantity: GroupQuantity): Together {
  if (quantity === 'each') return 'each';
  if ('sum' in quantity) return 'sum';
  return 'any' in quantity ? 'any' : 'none';
}

function ofOneAttempt(quantity: GroupQuantity): Quantity {
  if (quantity === 'each') return 'each';
  if ('sum' in quantity) return quantity.sum;
  return { where: ['any' in quantity ? quantity.any : quantity.none] };
}

function addTogether(together: readonly Together[], values: Float64Array, found: Float64Array): void {
  for (let term = 0; term < found.length; term += 1) {
    const before = found[term] as number;
    const value = values[term] as number;
    found[term] = together[term] === 'sum' ? before + value : Math.max(before, value);
  }
}

function addGroup(places: Int32Array, together: readonly Together[], found: Float64Array, sums: Float64Array): void {
  for (let term = 0; term < found.length; term += 1) {
    const at = places[term] as number;
    const value = found[term] as number;
    sums[at] = (sums[at] as number) + (together[term] === 'none' ? 1 - value : value);
  }
}

function isVoid(facts: FactRow): boolean {
  return facts[factPlace.voided] === 1;
}
