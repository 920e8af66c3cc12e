// A published comparison against its draws: the predictive interval of every quantity under every definition, and whether it holds what was published.
import type { ComparedQuantity, Published, PublishedComparison } from '../../scenarios/schema/comparison.ts';
import { rowsOf } from '../../scenarios/schema/comparison.ts';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { differenceOfProportions } from '../quantity.ts';
import type { DrawFigure } from './draw-figures.ts';
import { meaningOf } from './meaning.ts';
import { predictiveInterval } from './predictive-interval.ts';
import type { Agreement, ComparedResult, Prediction, PublishedValue } from './validation.ts';

export interface JudgeOptions {
  readonly level: number;
  readonly seed: number;
}

const units: Readonly<Record<ComparedQuantity['measure'], string>> = { success: 'proportion', seconds: 's', 'success-difference': differenceOfProportions, 'seconds-ratio': 'ratio' };

/** @param figures of all draws. */
export function judgeComparison(comparison: PublishedComparison, published: ReadonlyMap<string, PublishedFigure>, figures: readonly DrawFigure[], options: JudgeOptions): ComparedResult[] {
  const drawn = Map.groupBy(figures, ({ quantity, definition }) => `${quantity} ${definition}`);
  return comparison.quantities.map((quantity) => {
    const stated = publishedValue(quantity.published, published);
    const predictions = comparison.definitions.flatMap(({ id }) => predict(quantity, stated, id, drawn.get(`${quantity.id} ${id}`) ?? [], options) ?? []);
    const [judgedBy] = comparison.definitions;
    const first = predictions.find(({ definition }) => definition === judgedBy?.id);
    const wouldAgree = predictions.filter((prediction) => prediction !== first && prediction.agreement === 'hit').map(({ definition }) => definition);
    const told = { id: quantity.id, title: quantity.title, measure: quantity.measure, unit: units[quantity.measure], published: stated, predictions, wouldAgree };
    return { ...told, ...(first === undefined ? {} : { agreement: first.agreement }), meaning: meaningOf(told, first, comparison.definitions) };
  });
}

function predict({ measure }: ComparedQuantity, stated: PublishedValue, definition: string, figures: readonly DrawFigure[], options: JudgeOptions): Prediction | undefined {
  const draws = figures.flatMap(({ value, variance }) => (value === undefined || variance === undefined ? [] : [{ value, variance }]));
  const found = predictiveInterval(draws, { ...options, scale: measure.startsWith('seconds') ? 'log' : 'natural' });
  if (found === undefined) return undefined;
  return { definition, ...found, draws: draws.length, agreement: agreementOf(found, stated), onTheEdge: isOnTheEdge(found, stated) };
}

type Interval = Pick<Prediction, 'lower' | 'upper' | 'monteCarloError'>;

/** Where only a direction was published, the whole interval has to lie on that side of 1. */
export function agreementOf({ lower, upper }: Pick<Prediction, 'lower' | 'upper'>, { value, direction }: Pick<PublishedValue, 'value' | 'direction'>): Agreement {
  if (value !== undefined) return lower <= value && value <= upper ? 'hit' : 'miss';
  if (lower <= 1 && 1 <= upper) return 'open';
  return upper < 1 === (direction === 'below-1') ? 'hit' : 'miss';
}

function isOnTheEdge({ lower, upper, monteCarloError }: Interval, { value = 1 }: PublishedValue): boolean {
  return Math.abs(value - lower) <= 2 * monteCarloError.lower || Math.abs(value - upper) <= 2 * monteCarloError.upper;
}

function publishedValue(published: Published, figures: ReadonlyMap<string, PublishedFigure>): PublishedValue {
  const rows = rowsOf(published).flatMap((id) => figures.get(id) ?? []);
  const [first = Number.NaN, second = Number.NaN] = rows.map(({ central }) => Number(central));
  const about = {
    rows: rows.map(({ id, quantity, source, url, evidence_level: level }) => ({ id, quantity, source, url, level })),
    fromMemory: rows.some(({ evidence_level: level }) => level === 'M'),
  };
  switch (published.kind) {
    case 'row':
      return { value: first, ...about };
    case 'complement':
      return { value: 1 - first, ...about };
    case 'difference':
      return { value: first - second, ...about };
    case 'quotient':
      return { value: first / second, ...about };
    case 'cut':
      return { value: 1 / (1 - first / 100), ...about };
    case 'direction':
      return { direction: published.ratio, ...about };
  }
}
