// How well the model predicts published figures: coverage of its intervals, and their mean interval score beside that of a naive forecaster,
// who knows nothing of causes and takes, for each quantity, the range of what all other studies published of the same quantity.
//
// Scales. Times and ratios of times: natural logarithm. Shares and their differences: percentage points, as that is what decisions are made
// in; log odds are told besides, where a miss at 99 % weighs as much as one at 50 %. A ratio of shares has no points, and is left out of the
// comparison; coverage counts it. A figure stands for all that rounds to it: the score is that of the nearest such value, for both alike.
//
// The naive forecaster needs two other studies. It is no straw man: vendors publish what resembles what others published, studies of one
// vendor count as others, and it has seen every figure but the one that it predicts. It is none too sharp either: n others hold the next of
// their kind in (n - 1) / (n + 1) of cases.
import type { PredictionScore, ScoreOfKind } from '../../scenarios/schema/kept-prediction.ts';
import { kindsOfFigure } from '../../scenarios/schema/attempt-definition.ts';
import { intervalScore } from '../statistics/predictions/interval-score.ts';
import { mayBeClaimed } from '../statistics/claims/claimed-range.ts';
import { wordThere } from '../statistics/predictions/word-there.ts';
import { asStated, threeDigits } from '../words/quantity.ts';
import { countedOnce } from './counted-once.ts';
import { kindOfMeasure } from './measure-kind.ts';
import type { ComparedResult, ComparedStudy, Prediction } from './validation.ts';

/** Fewer others make no range. */
const leastOthers = 2;

/** One published figure: our interval beside the range of the other studies. */
export interface FigureScore {
  readonly comparison: string;
  readonly quantity: string;
  readonly kind: ScoreOfKind['kind'];
  readonly within: boolean;
  /** Absent: fewer than two other studies, or a ratio of shares. */
  readonly beside?: {
    /** Range of the other studies. */
    readonly lower: number;
    readonly upper: number;
    readonly within: boolean;
    readonly ours: number;
    readonly naive: number;
    /** In log odds. Absent: no share. */
    readonly logOdds?: { readonly ours: number; readonly naive: number };
  };
}

interface Range {
  readonly lower: number;
  readonly upper: number;
}

interface Published {
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

interface Figure {
  readonly study: ComparedStudy;
  readonly quantity: ComparedResult;
  readonly published: Published;
  readonly predicted: Range & Pick<Prediction, 'median'>;
}

/** @param madeOn day, ISO 8601. */
export function predictionScore(comparisons: readonly ComparedStudy[], level: number, madeOn: string): PredictionScore {
  const scores = figureScores(comparisons, level);
  const kinds = kindsOfFigure.map((kind) => scoreOf(kind, scores));
  return {
    level,
    comparisons: comparisons.filter(({ heldOut }) => heldOut).length,
    madeOn,
    kinds,
    sentence: scoreInWords(kinds, level),
    figures: figuresOf(comparisons).map(figureTold),
  };
}

/** Of everything held out. */
export function figureScores(comparisons: readonly ComparedStudy[], level: number): readonly FigureScore[] {
  const figures = figuresOf(comparisons);
  return figures.map((figure) => figureScore(figure, figures, level));
}

function figureScore(figure: Figure, figures: readonly Figure[], level: number): FigureScore {
  const { study, quantity, published, predicted } = figure;
  const { kind } = kindOfMeasure[quantity.measure];
  const range = rangeOfOthers(figure, figures);
  const on = (scale: Scale, interval: Range) => scored(interval, published, level, scale);
  const scale = kind === 'times' ? Math.log : inPoints;
  return {
    comparison: study.id,
    quantity: quantity.id,
    kind,
    within: mayBeClaimed(predicted, published),
    ...(range === undefined || quantity.measure === 'success-ratio'
      ? {}
      : {
          beside: {
            ...range,
            within: mayBeClaimed(range, published),
            ours: on(scale, predicted),
            naive: on(scale, range),
            ...(quantity.unit === 'proportion'
              ? { logOdds: { ours: on(toLogOdds, predicted), naive: on(toLogOdds, range) } }
              : {}),
          },
        }),
  };
}

function figureTold({ study, quantity, published, predicted }: Figure): PredictionScore['figures'][number] {
  const { median, lower, upper } = predicted;
  const { title, url, firstPredictedOn, revisedOn } = study;
  return {
    comparison: title,
    url,
    quantity: quantity.title,
    kind: kindOfMeasure[quantity.measure].kind,
    unit: quantity.unit,
    published: sixDigits(published.value),
    fromMemory: quantity.published.fromMemory,
    median: sixDigits(median),
    lower: sixDigits(lower),
    upper: sixDigits(upper),
    word: wordThere(quantity.measure, predicted, published),
    firstPredictedOn,
    ...(revisedOn === undefined ? {} : { revisedOn }),
  };
}

/** More would only make every difference between two versions longer. */
const sixDigits = (value: number) => Number(value.toPrecision(6));

/** None of a direction: it has no width to score. */
function figuresOf(comparisons: readonly ComparedStudy[]): readonly Figure[] {
  return countedOnce(comparisons).flatMap(({ study, quantity }): Figure[] => {
    const {
      published: { value, least = value, most = value },
      predictions: [predicted],
    } = quantity;
    return value === undefined || least === undefined || most === undefined || predicted === undefined
      ? []
      : [{ study, quantity, published: { value, least, most }, predicted }];
  });
}

/** What all other studies published of the same quantity. undefined: fewer than two did. */
function rangeOfOthers(of: Figure, figures: readonly Figure[]): Range | undefined {
  const others = figures
    .filter(({ study, quantity }) => study.claim !== of.study.claim && quantity.id === of.quantity.id)
    .map(({ published }) => published.value);
  return others.length < leastOthers ? undefined : { lower: Math.min(...others), upper: Math.max(...others) };
}

function scoreOf(kind: ScoreOfKind['kind'], scores: readonly FigureScore[]): ScoreOfKind {
  const figures = scores.filter((score) => score.kind === kind);
  const beside = figures.flatMap((score) => score.beside ?? []);
  const logOdds = beside.flatMap((one) => one.logOdds ?? []);
  return {
    kind,
    scale: kind === 'times' ? 'log' : 'points',
    figures: figures.length,
    within: figures.filter(({ within }) => within).length,
    compared: beside.length,
    ...(beside.length === 0 ? {} : means(beside)),
    naiveWithin: beside.filter(({ within }) => within).length,
    ...(logOdds.length === 0 ? {} : { onOtherScale: means(logOdds) }),
  };
}

function means(scores: readonly { readonly ours: number; readonly naive: number }[]) {
  const mean = (of: 'ours' | 'naive') => scores.reduce((sum, score) => sum + score[of], 0) / scores.length;
  return { mean: mean('ours'), naive: mean('naive') };
}

type Scale = (value: number) => number;

const inPoints: Scale = (share) => 100 * share;
/** A share of all or none has no finite odds; a thousandth is as near as any study of this kind can tell. */
const toLogOdds: Scale = (share) => {
  const inside = Math.min(0.999, Math.max(0.001, share));
  return Math.log(inside / (1 - inside));
};

function scored({ lower, upper }: Range, { value, least, most }: Published, level: number, scale: Scale): number {
  const nearest = Math.min(Math.max(Math.min(Math.max(value, lower), upper), least), most);
  return intervalScore({ lower: scale(lower), upper: scale(upper), level }, scale(nearest));
}

const nouns: Readonly<Record<ScoreOfKind['kind'], readonly [figures: string, inShort: string]>> = {
  times: ['times and ratios of times', 'times'],
  success: ['figures of success', 'success'],
};

/** "Of what others published, its 90 % predictions hold 14 of 20 times …; against guessing from the other studies it errs half as much …." */
export function scoreInWords(kinds: readonly ScoreOfKind[], level: number): string {
  const told = kinds.filter(({ figures }) => figures > 0);
  if (told.length === 0) return 'Nothing that others published was predicted.';
  const held = told.map(({ kind, within, figures }) => `${within} of ${figures} ${nouns[kind][0]}`);
  const beside = told.flatMap(({ kind, mean, naive }) =>
    mean === undefined || naive === undefined || !(mean > 0) || !(naive > 0)
      ? []
      : [
          mean <= naive
            ? `${threeDigits(naive / mean)} times better for ${nouns[kind][1]}`
            : `${threeDigits(mean / naive)} times worse for ${nouns[kind][1]}`,
        ],
  );
  return `Of what others published, the model’s ${asStated(level, 'proportion')} predictions hold ${listed(held)}${beside.length === 0 ? '' : `; their interval score is ${listed(beside)} than that of guessing from the other studies`}.`;
}

const listed = (parts: readonly string[]) => new Intl.ListFormat('en-GB').format(parts);
