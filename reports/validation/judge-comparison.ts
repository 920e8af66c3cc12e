// A published claim against its draws: the predictive interval of every quantity under every definition, and whether it holds what was published.
import {
  rowsOfQuantity,
  type Compared,
  type ComparedQuantity,
  type PublishedQuantity,
} from '../../scenarios/schema/compared-quantity.ts';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { differenceOfProportions } from '../words/quantity.ts';
import type { DrawFigure } from './draw-figures.ts';
import { mayBeClaimed } from '../statistics/claims/claimed-range.ts';
import { quotientOf, ratioOfCut, ratioOfGain, rounded } from '../statistics/claims/rounded-figure.ts';
import { definitionsOf, kindOfMeasure } from './measure-kind.ts';
import { wordThere } from '../statistics/predictions/word-there.ts';
import { meaningOf } from './meaning.ts';
import { predictiveInterval } from './predictive-interval.ts';
import type { Agreement, ComparedResult, Prediction, PublishedValue } from './validation.ts';

export interface JudgeOptions {
  readonly level: number;
  readonly seed: number;
}

const units: Readonly<Record<ComparedQuantity['measure'], string>> = {
  success: 'proportion',
  'registration-success': 'proportion',
  'success-ratio': 'ratio',
  seconds: 's',
  'success-difference': differenceOfProportions,
  'seconds-ratio': 'ratio',
};

/** @param figures of all draws. */
export function judgeComparison(
  { definitions, quantities }: Pick<Compared, 'definitions' | 'quantities'>,
  published: ReadonlyMap<string, PublishedFigure>,
  figures: readonly DrawFigure[],
  options: JudgeOptions,
): ComparedResult[] {
  const drawn = Map.groupBy(figures, ({ quantity, definition }) => `${quantity} ${definition}`);
  return quantities.map((quantity) => {
    const stated = publishedValue(quantity.published, published);
    const own = definitionsOf(quantity.measure, definitions);
    const found = own.flatMap(
      ({ id }) => predict(quantity, stated, id, drawn.get(`${quantity.id} ${id}`) ?? [], options) ?? [],
    );
    const first = found.find(({ definition }) => definition === own[0]?.id);
    // Without the one that is judged the others say nothing.
    const predictions = first === undefined ? [] : found;
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
      stated: quantity.published.kind !== 'difference' && quantity.published.kind !== 'quotient',
      ...(first === undefined ? {} : { agreement: first.agreement, ...wordOf(quantity.measure, first, stated) }),
      meaning: meaningOf(told, first, own),
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
  const { scale } = kindOfMeasure[measure];
  const draws = figures.flatMap(({ value, variance }) =>
    value === undefined || variance === undefined || (scale === 'log' && value <= 0) ? [] : [{ value, variance }],
  );
  const found = predictiveInterval(draws, { ...options, scale });
  if (found === undefined) return undefined;
  return {
    definition,
    ...found,
    draws: draws.length,
    agreement: agreementOf(found, stated),
    onTheEdge: isOnTheEdge(found, stated),
  };
}

/** None of a direction: it has no width to judge. */
function wordOf(
  measure: ComparedQuantity['measure'],
  predicted: Pick<Prediction, 'lower' | 'upper'>,
  { least, most }: PublishedValue,
): Pick<ComparedResult, 'word'> {
  return least === undefined || most === undefined ? {} : { word: wordThere(measure, predicted, { least, most }) };
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

function publishedValue(published: PublishedQuantity, figures: ReadonlyMap<string, PublishedFigure>): PublishedValue {
  const rows = rowsOfQuantity(published).flatMap((id) => figures.get(id) ?? []);
  const about = {
    rows: rows.map(({ id, quantity, source, url, evidence_level: level }) => ({ id, quantity, source, url, level })),
    fromMemory: rows.some(({ evidence_level: level }) => level === 'M'),
  };
  switch (published.kind) {
    case 'figure':
      return { ...rounded(published.of[0]), ...about };
    case 'difference': {
      const [first, second] = published.of;
      return {
        ...rounded({ value: first.value - second.value, halfStep: first.halfStep + second.halfStep }),
        ...about,
      };
    }
    case 'quotient':
      return { ...quotientOf(...published.of), ...about };
    case 'ratio':
      return { ...rounded(published.is), ...about };
    case 'cut':
      return { ...ratioOfCut(published.is), ...about };
    case 'gain':
      return { ...ratioOfGain(published.is), ...about };
    case 'direction':
      return { direction: published.ratio, ...about };
  }
}
