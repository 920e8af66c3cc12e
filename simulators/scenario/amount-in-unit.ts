// Amounts that a scenario sets, whose unit stands elsewhere: parameters of the human model and rates of the tenant. Written with it, "90 s",
// "4 %", "0.5 per year", as bounds of gates are; a bare number is taken only where no unit could be mistaken: shares, ratios, counts, nothing.
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { TenantRate } from '../../scenarios/schema/tenant-rate.ts';
import { millisecondsPer } from '../../scenarios/schema/units.ts';
import { describeValue, type Locate } from './issue-problem.ts';
import { mapOf } from './raw-value.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

type Unit = Parameter['unit'] | TenantRate['unit'];
type Known = readonly { readonly id: string; readonly unit: Unit }[];
type Plain = Readonly<Record<string, unknown>>;

const pattern = /^\s*(-?\d+(?:\.\d+)?)\s*(\S.*?)?\s*$/;

/** In the unit of the parameter or rate; undefined where the text has none, or another. */
export function amountIn(written: string | number, unit: Unit): number | undefined {
  const [, number, word] = pattern.exec(String(written)) ?? [];
  const amount = Number(number);
  if (number === undefined || !Number.isFinite(amount)) return undefined;
  if (word === undefined && amount === 0) return 0;
  switch (unit) {
    case 'ms':
    case 's':
    case 'min':
    case 'h':
    case 'd': {
      const ms =
        word !== undefined && Object.hasOwn(millisecondsPer, word)
          ? millisecondsPer[word as keyof typeof millisecondsPer]
          : undefined;
      return ms === undefined ? undefined : (amount * ms) / millisecondsPer[unit];
    }
    case 'proportion':
      return word === '%' ? amount / 100 : word === undefined ? amount : undefined;
    case 'per year':
      return word !== undefined && /^(?:per|a)\s+year$|^\/\s*year$/.test(word) ? amount : undefined;
    case 'count':
    case 'ratio':
    case 'sd':
      return word === undefined ? amount : undefined;
  }
}

const examples: Readonly<Record<Unit, string>> = {
  ms: 'a duration with its unit, for example "150 ms"',
  s: 'a duration with its unit, for example "90 s"',
  min: 'a duration with its unit, for example "10 min"',
  h: 'a duration with its unit, for example "8 h"',
  d: 'a duration with its unit, for example "3 d"',
  proportion: 'a share, for example "4 %" or 0.04',
  'per year': 'a rate with its unit, for example "0.5 per year"',
  count: 'a whole number',
  ratio: 'a number, as a ratio',
  sd: 'a number, as a standard deviation',
};

/**
 * What is meant in place of what was written. Whoever names an id that is not known says all that is wrong: of its amount, whose unit nobody
 * knows, nothing is told, and 0 stands for it.
 */
export function amountsInUnit(
  scenario: Plain,
  { parameters, tenantRates }: { readonly parameters: Known; readonly tenantRates: Known },
  locate: Locate,
  problems: ScenarioProblem[],
): Plain {
  const read = (amounts: unknown, known: Known, path: readonly string[]) =>
    Object.fromEntries(
      Object.entries(mapOf(amounts))
        .map(([id, written]) => {
          const unit = known.find((each) => each.id === id)?.unit;
          if (typeof written !== 'string' && typeof written !== 'number') return [id, written];
          if (unit === undefined) return [id, 0];
          const amount = amountIn(written, unit);
          if (amount !== undefined) return [id, amount];
          const at = [...path, id];
          problems.push({
            code: 'wrong-value',
            place: locate(at, 'value'),
            path: at.join('.'),
            found: describeValue(written),
            expected: examples[unit],
          });
          // Nothing more is wrong with it.
          return [id, undefined];
        })
        .filter(([, amount]) => amount !== undefined),
    );
  const rollout = mapOf(scenario['rollout']);
  return {
    ...scenario,
    ...(isMapping(scenario['parameters'])
      ? { parameters: read(scenario['parameters'], parameters, ['parameters']) }
      : {}),
    ...(isMapping(rollout['rates'])
      ? { rollout: { ...rollout, rates: read(rollout['rates'], tenantRates, ['rollout', 'rates']) } }
      : {}),
  };
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
