// A gate: a metric, narrowed by tags, and a bound in k6's threshold syntax. Missing it ends a run with exit code 99.
// Source of the syntax: k6 documentation, "Thresholds" (https://grafana.com/docs/k6/latest/using-k6/thresholds/).

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
  /** In the metric's unit. */
  readonly bound: number;
}

const selectorPattern = /^\s*([a-z0-9][a-z0-9-]*)\s*(?:\{([^{}]*)\})?\s*$/;
const boundPattern = /^\s*([a-z]+)\s*(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$/i;

/** `success-per-session{arm:passkey}` → metric and tags; undefined when it is not of this form. */
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

/** `value>0.9` → aggregation, operator and bound; undefined when it is not of this form. */
export function parseGateBound(text: string): GateBound | undefined {
  const [, word, sign, amount] = boundPattern.exec(text) ?? [];
  const aggregation = gateAggregations.find((known) => known === word);
  const operator = gateOperators.find((known) => known === sign);
  const bound = Number(amount);
  if (aggregation === undefined || operator === undefined || !Number.isFinite(bound)) return undefined;
  return { aggregation, operator, bound };
}

/** Does a figure keep to a bound? */
export function keepsTo(found: number, { operator, bound }: Pick<GateBound, 'operator' | 'bound'>): boolean {
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
