// A published comparison against its draws: the predictive interval of every quantity under every definition, and whether it holds what was published.
import type { ComparedQuantity, Published, PublishedComparison } from '../../scenarios/schema/comparison.ts';
import { rowsOf } from '../../scenarios/schema/comparison.ts';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { differenceOfProportions } from '../words/quantity.ts';
import type { DrawFigure } from './draw-figures.ts';
import { mayBeClaimed } from '../statistics/claims/claimed-range.ts';
import { quotientOf, rounded, type RoundedFigure } from '../statistics/claims/rounded-figure.ts';
import { meaningOf } from './meaning.ts';
import { predictiveInterval } from './predictive-interval.ts';
import type { Agreement, ComparedResult, Prediction, PublishedValue } from './validation.ts';

export interface JudgeOptions {
  readonly level: number;
  readonly seed: number;
}

const units: Readonly<Record<ComparedQuantity['measure'], string>> = {
  success: 'proportion',
  seconds: 's',
  'success-difference': differenceOfProportions,
  'seconds-ratio': 'ratio',
};

/** @param figures of all draws. */
export function judgeComparison(
  comparison: PublishedComparison,
  published: ReadonlyMap<string, PublishedFigure>,
  figures: readonly DrawFigure[],
  options: JudgeOptions,
): ComparedResult[] {
  const drawn = Map.groupBy(figures, ({ quantity, definition }) => `${quantity} ${definition}`);
  return comparison.quantities.map((quantity) => {
    const stated = publishedValue(quantity.published, published);
    const predictions = comparison.definitions.flatMap(
      ({ id }) => predict(quantity, stated, id, drawn.get(`${quantity.id} ${id}`) ?? [], options) ?? [],
    );
    const [judgedBy] = comparison.definitions;
    const first = predictions.find(({ definition }) => definition === judgedBy?.id);
    const wouldAgree = predictions
      .filter((prediction) => prediction !== first && prediction.agreement === 'hit')
      .map(({ definition }) => definition);
    const told = {
      id: quantity.id,
      title: quantity.title,
      measure: quantity.measure,
      unit: units[quantity.measure],
      published: stated,
      predictions,
      wouldAgree,
    };
    return {
      ...told,
      ...(first === undefined ? {} : { agreement: first.agreement }),
      meaning: meaningOf(told, first, comparison.definitions),
    };
  });
}

function predict(
  { measure }: ComparedQuantity,
  stated: PublishedValue,
  definition: string,
  figures: readonly DrawFigure[],
  options: JudgeOptions,
): Prediction | undefined {
  const draws = figures.flatMap(({ value, variance }) =>
    value === undefined || variance === undefined ? [] : [{ value, variance }],
  );
  const found = predictiveInterval(draws, { ...options, scale: measure.startsWith('seconds') ? 'log' : 'natural' });
  if (found === undefined) return undefined;
  return {
    definition,
    ...found,
    draws: draws.length,
    agreement: agreementOf(found, stated),
    onTheEdge: isOnTheEdge(found, stated),
  };
}

type Interval = Pick<Prediction, 'lower' | 'upper' | 'monteCarloError'>;

/** By what rounds to the published value. Where only a direction was published, the whole interval has to lie on that side of 1. */
export function agreementOf(
  { lower, upper }: Pick<Prediction, 'lower' | 'upper'>,
  { value, least = value, most = value, direction }: Pick<PublishedValue, 'value' | 'least' | 'most' | 'direction'>,
): Agreement {
  if (least !== undefined && most !== undefined)
    return mayBeClaimed({ lower, upper }, { least, most }) ? 'hit' : 'miss';
  if (lower <= 1 && 1 <= upper) return 'open';
  return upper < 1 === (direction === 'below-1') ? 'hit' : 'miss';
}

function isOnTheEdge(
  { lower, upper, monteCarloError }: Interval,
  { value = 1, least = value, most = value }: PublishedValue,
): boolean {
  return Math.abs(most - lower) <= 2 * monteCarloError.lower || Math.abs(least - upper) <= 2 * monteCarloError.upper;
}

const unknown: RoundedFigure = { value: Number.NaN, halfStep: 0 };

function publishedValue(published: Published, figures: ReadonlyMap<string, PublishedFigure>): PublishedValue {
  const rows = rowsOf(published).flatMap((id) => figures.get(id) ?? []);
  const [first = unknown, second = unknown] = rows.map(({ central, half_step: halfStep = 0 }) => ({
    value: Number(central),
    halfStep,
  }));
  const about = {
    rows: rows.map(({ id, quantity, source, url, evidence_level: level }) => ({ id, quantity, source, url, level })),
    fromMemory: rows.some(({ evidence_level: level }) => level === 'M'),
  };
  switch (published.kind) {
    case 'row':
      return { ...rounded(first), ...about };
    case 'complement':
      return { ...rounded({ ...first, value: 1 - first.value }), ...about };
    case 'difference':
      return {
        ...rounded({ value: first.value - second.value, halfStep: first.halfStep + second.halfStep }),
        ...about,
      };
    case 'quotient':
      return { ...quotientOf(first, second), ...about };
    case 'cut':
      return {
        ...quotientOf({ value: 1, halfStep: 0 }, { value: 1 - first.value / 100, halfStep: first.halfStep / 100 }),
        ...about,
      };
    case 'direction':
      return { direction: published.ratio, ...about };
  }
}
