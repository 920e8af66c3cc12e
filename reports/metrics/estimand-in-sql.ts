// The SQL of an estimand's sums: its quantities as expressions over columns of attempts.parquet, and which attempts make up a unit. The same
// as scenarios/measures/summing.ts does where attempts are counted as they are lived; a test compares the two.
import { factColumn } from '../../scenarios/measures/attempt-facts.ts';
import type { Condition, GroupQuantity, Quantity, Sum } from '../../scenarios/measures/quantity.ts';
import { units, type UnitId } from '../../scenarios/measures/unit.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';

const columnOf = { need: 'need', day: 'day', user: undefined } as const;

/** What is to be summed, and the name of its column. */
export type NamedQuantity = readonly [quantity: Quantity | GroupQuantity, name: string];

/** A SELECT of arm, persona, user_id and the sum of each quantity over that user's units. */
export function userSumsOf(unit: UnitId, quantities: readonly NamedQuantity[]): string {
  const by = 'arm, persona, user_id';
  const unitOf = units[unit];
  const selected = [
    ...(unitOf.purposes === undefined ? [] : [`purpose IN (${unitOf.purposes.map(sqlText).join(', ')})`]),
    ...(unitOf.where === undefined ? [] : [factColumn(unitOf.where)]),
    ...(unitOf.voids === 'left-out' ? ['NOT voided'] : []),
  ];
  const attempts = `attempts${selected.length === 0 ? '' : ` WHERE ${selected.join(' AND ')}`}`;
  if (!('by' in unitOf))
    return `SELECT ${by}, ${quantities.map(([quantity, name]) => `sum(${ofAttempt(quantity as Quantity)})::DOUBLE AS ${name}`).join(', ')} FROM ${attempts} GROUP BY ${by}`;
  const column = columnOf[unitOf.by];
  const grouped = quantities.map(([quantity, name]) => `${ofGroup(quantity as GroupQuantity)} AS ${name}`).join(', ');
  return `SELECT ${by}, ${quantities.map(([, name]) => `sum(${name})::DOUBLE AS ${name}`).join(', ')}
    FROM (SELECT ${by}, ${grouped} FROM ${attempts} GROUP BY ${by}${column === undefined ? '' : `, ${column}`}${
      unitOf.voids === 'leave-out-the-unit' ? ' HAVING NOT bool_or(voided)' : ''
    })
    GROUP BY ${by}`;
}

function ofAttempt(quantity: Quantity): string {
  return quantity === 'each' ? '1' : sumOf(quantity);
}

function ofGroup(quantity: GroupQuantity): string {
  if (quantity === 'each') return '1';
  if ('any' in quantity) return `bool_or(${factColumn(quantity.any)})::INTEGER`;
  if ('none' in quantity) return `(NOT bool_or(${factColumn(quantity.none)}))::INTEGER`;
  return `sum(${sumOf(quantity.sum)})`;
}

function sumOf({ add, where = [], otherwise = 0 }: Sum): string {
  const added =
    add === undefined
      ? '1'
      : typeof add === 'string'
        ? factColumn(add)
        : 'upTo' in add
          ? `least(${factColumn(add.amount)}, ${add.upTo})`
          : `ln(${factColumn(add.logarithmOf)})`;
  return where.length === 0 ? added : `CASE WHEN ${where.map(holds).join(' AND ')} THEN ${added} ELSE ${otherwise} END`;
}

function holds(condition: Condition): string {
  if (typeof condition === 'string') return factColumn(condition);
  return 'atMost' in condition
    ? `${factColumn(condition.amount)} <= ${condition.atMost}`
    : `${factColumn(condition.amount)} > ${condition.above}`;
}
