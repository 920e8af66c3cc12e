// The finding of a validation in a few sentences: how many published figures were met, of which kind, and what was not held out.
import { kindsOfFigure, type KindOfFigure } from '../../scenarios/schema/attempt-definition.ts';
import type { PredictionScore } from '../../scenarios/schema/kept-prediction.ts';
import { asStated, countOf, percent } from '../words/quantity.ts';
import { countedOnce } from './counted-once.ts';
import { kindOfMeasure } from './measure-kind.ts';
import { figureScores, type FigureScore } from './prediction-score.ts';
import type { ComparedResult, ComparedStudy } from './validation.ts';

export interface Tally {
  readonly judged: number;
  readonly hits: number;
  readonly open: number;
}

export function tallyOf(quantities: readonly ComparedResult[]): Tally {
  const of = (agreement: ComparedResult['agreement']) =>
    quantities.filter((quantity) => quantity.agreement === agreement).length;
  return {
    judged: quantities.filter(({ agreement }) => agreement !== undefined).length,
    hits: of('hit'),
    open: of('open'),
  };
}

export function summariseValidation(
  comparisons: readonly ComparedStudy[],
  { level, kinds, sentence }: PredictionScore,
): string {
  const heldOut = comparisons.filter((study) => study.heldOut);
  const quantities = countedOnce(comparisons).map(({ quantity }) => quantity);
  const { judged, hits, open } = tallyOf(quantities);
  const workedOut = quantities.filter(({ stated }) => !stated).length;
  const redefined = heldOut.filter(({ revisions }) => revisions.some(({ newDefinition }) => newDefinition)).length;
  const byKind = kindsOfFigure.flatMap((kind) => {
    const tally = tallyOf(quantities.filter(({ measure }) => kindOfMeasure[measure].kind === kind));
    return tally.judged === 0 ? [] : [`${tally.hits} of ${tally.judged} ${ofKind[kind]}`];
  });
  const misses = quantities.filter(
    ({ agreement, measure, published: { value } }) =>
      agreement === 'miss' && measure === 'success' && value !== undefined,
  );
  const below = misses.filter(
    ({ published: { value = 0 }, predictions: [first] }) => first !== undefined && value < first.lower,
  ).length;
  const met = quantities.filter(({ agreement, wouldAgree }) => agreement === 'miss' && wouldAgree.length > 0).length;
  const edge = quantities.filter(({ predictions: [first] }) => first?.onTheEdge === true).length;
  const apart = comparisons.filter((study) => !study.heldOut);
  return [
    `Of ${countOf(judged, 'figure')} of ${countOf(heldOut.length, 'held-out comparison')}, ${hits} ${hits === 1 ? 'lies' : 'lie'} within the ${asStated(level, 'proportion')} predictive interval: ${byKind.join(', ')}.`,
    workedOut === 0
      ? undefined
      : `${workedOut} of them ${workedOut === 1 ? 'is' : 'are'} not stated but worked out from two that are, and so ${workedOut === 1 ? 'tells' : 'tell'} little beside them.`,
    redefined === 0
      ? 'The definition of an attempt that each is judged under was written before its first prediction.'
      : `${redefined} of the comparisons ${redefined === 1 ? 'was' : 'were'} given another definition of an attempt after their first prediction; the report says why.`,
    open === 0 ? undefined : `${open === 1 ? 'One stays' : `${open} stay`} open.`,
    `Were every interval right, about ${Math.round(level * (judged - open))} would; figures of one comparison are not independent.`,
    edge === 0
      ? undefined
      : `${edge} of the ${judged} ${edge === 1 ? 'lies' : 'lie'} within two Monte Carlo standard errors of an end of the interval, so that more draws may turn ${edge === 1 ? 'it' : 'them'}.`,
    misses.length === 0
      ? undefined
      : `Of ${countOf(misses.length, 'missed share', 'missed shares')} of success, ${below === misses.length ? 'every one is' : below === 1 ? 'one is' : `${below} are`} published lower than predicted.`,
    judged - hits - open === 0
      ? undefined
      : `${met} of the ${countOf(judged - hits - open, 'miss', 'misses')} would agree under another definition of an attempt.`,
    sentence,
    coverageOf(kinds, figureScores(comparisons, level)),
    apart.length === 0 ? undefined : `Not held out, and not counted: ${apart.map(({ title }) => title).join('; ')}.`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Of all; and beside the naive forecaster of those figures alone that both predict. */
function coverageOf(kinds: PredictionScore['kinds'], figures: readonly FigureScore[]): string | undefined {
  const sum = (of: 'within' | 'figures') => kinds.reduce((total, kind) => total + kind[of], 0);
  const both = figures.flatMap(({ within, beside }) =>
    beside === undefined ? [] : [{ ours: within, theirs: beside.within }],
  );
  return both.length === 0
    ? undefined
    : `Coverage is ${percent(sum('within') / sum('figures'))} in all; of ${countOf(both.length, 'figure')} that the range of the other studies predicts too, our intervals hold ${both.filter(({ ours }) => ours).length} and those ranges ${both.filter(({ theirs }) => theirs).length}.`;
}

const ofKind: Readonly<Record<KindOfFigure, string>> = {
  times: 'of times and ratios of times',
  success: 'of success, its differences and ratios',
};
