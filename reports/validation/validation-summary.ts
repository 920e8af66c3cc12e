// The finding of a validation in a few sentences: how many published figures were met, of which kind, and what was not held out.
import type { PredictionScore } from '../../scenarios/schema/kept-prediction.ts';
import { asStated, countOf, percent } from '../words/quantity.ts';
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
  const quantities = heldOut.flatMap((study) => study.quantities);
  const { judged, hits, open } = tallyOf(quantities);
  const tallied = [
    ['of times and ratios of times', quantities.filter(({ measure }) => measure.startsWith('seconds'))],
    ['of success and its differences', quantities.filter(({ measure }) => measure.startsWith('success'))],
  ] as const;
  const byKind = tallied.flatMap(([words, members]) => {
    const tally = tallyOf(members);
    return tally.judged === 0 ? [] : [`${tally.hits} of ${tally.judged} ${words}`];
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
    `Of ${countOf(judged, 'published figure')} of ${countOf(heldOut.length, 'held-out comparison')}, ${hits} ${hits === 1 ? 'lies' : 'lie'} within the ${asStated(level, 'proportion')} interval predicted under the definition fixed beforehand: ${byKind.join(', ')}.`,
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
    coverageOf(kinds),
    apart.length === 0 ? undefined : `Not held out, and not counted: ${apart.map(({ title }) => title).join('; ')}.`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Of all, and what the naive forecaster has beside it. */
function coverageOf(kinds: PredictionScore['kinds']): string | undefined {
  const sum = (of: 'within' | 'figures' | 'naiveWithin' | 'compared') =>
    kinds.reduce((total, kind) => total + kind[of], 0);
  return sum('figures') === 0 || sum('compared') === 0
    ? undefined
    : `Coverage is ${percent(sum('within') / sum('figures'))} in all, that of the range of the other studies ${percent(sum('naiveWithin') / sum('compared'))}.`;
}
