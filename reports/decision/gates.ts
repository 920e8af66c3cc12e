// Evaluates the gates of the scenario on the estimates. A gate without data is missed, as is every gate of a run on which nothing may be
// decided: silence never passes.
import {
  boundIn,
  keepsTo,
  parseGateBound,
  parseGateSelector,
  type GateBound,
  type GateSelector,
} from '../../scenarios/schema/gate.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { asStated, quantity } from '../words/quantity.ts';
import type { Estimate } from '../results/estimate.ts';
import type { ResultsOfSignIns } from '../results/results.ts';

type GateResult = ResultsOfSignIns['gates'][number];

/**
 * One result for each threshold. Without an arm tag every arm has to keep to it; without a persona tag it is the tenant's figure.
 * @param gates metric selector → k6 threshold expressions, as in the scenario
 * @param invalid why nothing may be decided on the run: a sentence
 * @throws PilotError gate-syntax
 */
export function evaluateGates(
  gates: Readonly<Record<string, readonly string[]>>,
  estimates: readonly Estimate[],
  invalid?: string,
): GateResult[] {
  return Object.entries(gates).flatMap(([selectorText, thresholds]) => {
    const selector = parseGateSelector(selectorText);
    if (selector === undefined) {
      throw new PilotError(
        'gate-syntax',
        {
          found: `"${selectorText}"`,
          expected: 'a metric with optional tags, for example success-per-need{arm:passkey}',
          where: 'gates',
        },
        { badInput: true },
      );
    }
    return thresholds.map((expression) => {
      const bound = parseGateBound(expression);
      if (bound === undefined) {
        throw new PilotError(
          'gate-syntax',
          {
            found: `"${expression}"`,
            expected: 'value, rate, lower or upper with a bound and its unit, for example value>90 %',
            where: `gates.${selectorText}`,
          },
          { badInput: true },
        );
      }
      const result = evaluate(selectorText, selector, expression, bound, estimates);
      if (invalid === undefined || !result.passed) return result;
      return {
        ...result,
        passed: false,
        sentence: `${selectorText} ${expression}: missed, because nothing may be decided on this run (${invalid.replace(/\.$/, '')}).`,
      };
    });
  });
}

function figureOf(estimate: Estimate, { aggregation }: GateBound): number | undefined {
  switch (aggregation) {
    case 'value':
    case 'rate':
      return estimate.value;
    case 'lower':
      return estimate.interval?.lower;
    case 'upper':
      return estimate.interval?.upper;
  }
}

function evaluate(
  selectorText: string,
  selector: GateSelector,
  expression: string,
  bound: GateBound,
  estimates: readonly Estimate[],
): GateResult {
  const chosen = estimates.filter(
    (estimate) =>
      estimate.metric === selector.metric &&
      estimate.persona === selector.tags.persona &&
      (selector.tags.arm === undefined || estimate.arm === selector.tags.arm),
  );
  const unit = chosen[0]?.unit ?? '';
  // A bound without a unit is in that of its metric.
  const limit = boundIn(bound, unit) ?? (bound.unit === undefined ? bound.amount : undefined);
  const told = `${selectorText} ${expression}${bound.unit === undefined && chosen.length > 0 ? ` (${asStated(bound.amount, unit)})` : ''}`;
  const figures = chosen.map((estimate) => ({ estimate, found: figureOf(estimate, bound) }));
  const base = {
    metric: selectorText,
    expression,
    ...(chosen.length === 0 ? {} : { unit }),
    ...(limit === undefined || chosen.length === 0 ? {} : { bound: limit }),
  };
  const silent = figures.find(({ found }) => found === undefined);
  if (figures.length === 0 || silent !== undefined || limit === undefined) {
    const why =
      silent?.estimate.withheld ??
      (figures.length === 0
        ? 'the run has no such figure'
        : silent === undefined
          ? `${bound.unit ?? ''} is no unit of it`
          : `it has no ${bound.aggregation}`);
    return { ...base, passed: false, sentence: `${told}: missed, because there is nothing to compare (${why}).` };
  }
  const missed = figures.find(({ found }) => found !== undefined && !keepsTo(found, bound.operator, limit));
  const shown = missed ?? figures[0];
  const found = shown?.found ?? Number.NaN;
  const arm = figures.length > 1 ? ` in ${shown?.estimate.arm ?? ''}` : '';
  return {
    ...base,
    passed: missed === undefined,
    found,
    sentence: `${told}: ${missed === undefined ? 'met' : 'missed'}, found ${quantity(found, unit)}${arm}.`,
  };
}
