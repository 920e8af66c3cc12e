// A gate: a metric, narrowed by tags, and a bound in k6's threshold syntax, with its unit. Missing it ends a run with exit code 99.
// Source of the syntax: k6 documentation, "Thresholds" (https://grafana.com/docs/k6/latest/using-k6/thresholds/).
import { millisecondsPer, perSecond } from './units.ts';

export const gateAggregations = ['value', 'rate', 'lower', 'upper'] as const;
export const gateOperators = ['<', '<=', '>', '>=', '==', '!='] as const;
export const gateTags = ['arm', 'persona'] as const;

export interface GateSelector {
  readonly metric: string;
  readonly tags: { readonly [T in (typeof gateTags)[number]]?: string };
}

export interface GateBound {
  /** value and rate: the estimate; lower and upper: the ends of its interval. */
  readonly aggregation: (typeof gateAggregations)[number];
  readonly operator: (typeof gateOperators)[number];
  readonly amount: number;
  /** As written: "s", "%", "/min", "per 1000". Absent: a bare number. */
  readonly unit?: string;
}

const selectorPattern = /^\s*([a-z0-9][a-z0-9-]*)\s*(?:\{([^{}]*)\})?\s*$/;
const boundPattern = /^\s*([a-z]+)\s*(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(\S.*?)?\s*$/i;

/** `success-per-need{arm:passkey}` → metric and tags; undefined when it is not of this form. */
export function parseGateSelector(text: string): GateSelector | undefined {
  const [, metric, list] = selectorPattern.exec(text) ?? [];
  if (metric === undefined) return undefined;
  const tags: { [T in (typeof gateTags)[number]]?: string } = {};
  for (const part of list === undefined || list.trim() === '' ? [] : list.split(',')) {
    const [name, value, ...rest] = part.split(':').map((word) => word.trim());
    const tag = gateTags.find((known) => known === name);
    if (tag === undefined || value === undefined || value === '' || rest.length > 0 || tag in tags) return undefined;
    tags[tag] = value;
  }
  return { metric, tags };
}

/** `value<20 s` → aggregation, operator, amount and unit; undefined when it is not of this form. */
export function parseGateBound(text: string): GateBound | undefined {
  const [, word, sign, number, unit] = boundPattern.exec(text) ?? [];
  const aggregation = gateAggregations.find((known) => known === word);
  const operator = gateOperators.find((known) => known === sign);
  const amount = Number(number);
  if (aggregation === undefined || operator === undefined || !Number.isFinite(amount)) return undefined;
  return { aggregation, operator, amount, ...(unit === undefined ? {} : { unit }) };
}

/**
 * The bound in the unit of its metric; undefined where it has none or another. A bare number is nobody's unit: "value<1" of a time was read
 * as ms by some and as s by others. Excepted are 0, which is the same in any unit, and shares below 1, which k6 writes so ("rate>0.9") and
 * nobody writes in per cent without the sign; 1 itself, 100 % or 1 %, is refused.
 * @param metricUnit as the metric declares it
 */
export function boundIn({ amount, unit }: Pick<GateBound, 'amount' | 'unit'>, metricUnit: string): number | undefined {
  if (amount === 0 && unit === undefined) return 0;
  switch (metricUnit) {
    case 's':
    case 'ms': {
      const ms = ofTable(millisecondsPer, unit);
      return ms === undefined ? undefined : (amount * ms) / millisecondsPer[metricUnit];
    }
    case 'proportion':
      return unit === '%' ? amount / 100 : unit === undefined && Math.abs(amount) < 1 ? amount : undefined;
    case 'a second': {
      const seconds = unit?.startsWith('/') === true ? ofTable(perSecond, unit.slice(1).trim()) : undefined;
      return seconds === undefined ? undefined : amount / seconds;
    }
    default:
      return metricUnit.startsWith('per 1 000') && unit !== undefined && /^per\s+1\s?000$/.test(unit)
        ? amount
        : undefined;
  }
}

function ofTable(table: Readonly<Record<string, number>>, unit: string | undefined): number | undefined {
  return unit !== undefined && Object.hasOwn(table, unit) ? table[unit] : undefined;
}

/** What a bound on a metric of this unit looks like. */
export function boundExpected(metricUnit: string): string {
  switch (metricUnit) {
    case 's':
    case 'ms':
      return 'a bound with its unit: ms, s, min, h or d, for example "value<20 s"';
    case 'proportion':
      return 'a bound in per cent, for example "value>90 %", or a number below 1, "value>0.9"';
    case 'a second':
      return 'a bound with its unit: /s, /min or /h, for example "value>30 /s"';
    default:
      return `a bound with its unit, ${metricUnit}: for example "value<3 per 1000"`;
  }
}

/** Does a figure keep to a bound? */
export function keepsTo(found: number, operator: GateBound['operator'], bound: number): boolean {
  switch (operator) {
    case '<':
      return found < bound;
    case '<=':
      return found <= bound;
    case '>':
      return found > bound;
    case '>=':
      return found >= bound;
    case '==':
      return found === bound;
    case '!=':
      return found !== bound;
  }
}
