// How the figures of a comparison are said, the same on the page and in the terminal.
import { departuresInShort } from '../departures/departures-in-words.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import { differenceOfProportions, quantity, quantityWithBounds } from '../words/quantity.ts';
import type { Departure } from '../results/departure.ts';
import type { ComparedFigure, Comparison } from './comparison.ts';

/** Before every figure that may not be held against its like. */
export const notComparableSign = '≠';

/** "passkeys", "passkeys less password + code"; empty where the figure is of no arm. */
export function whoseInWords({ arm, baseline }: ComparedFigure, arms: readonly ArmOfRun[]): string {
  const name = (id: string) => arms.find((each) => each.id === id)?.inSentence ?? id;
  if (arm === undefined) return '';
  return baseline === undefined ? name(arm) : `${name(arm)} less ${name(baseline)}`;
}

/** "+1.2 points (−0.3 to +2.7)", with its mark where it has one. */
export function differenceInWords({ difference, differenceUnit, kind, notComparable }: ComparedFigure): string {
  const sign = notComparable === undefined ? '' : `${notComparableSign} `;
  if (difference.value === undefined) return `${sign}not estimated`;
  const signed = kind === 'difference' && difference.value > 0 && differenceUnit !== differenceOfProportions ? '+' : '';
  return `${sign}${signed}${quantityWithBounds(difference.value, difference.interval, differenceUnit)}`;
}

/** Of one of the two runs, with its interval. */
export function sideInWords(figure: ComparedFigure, side: 'a' | 'b'): string {
  const { value, interval } = figure[side];
  return value === undefined ? 'none' : quantityWithBounds(value, interval, figure.unit);
}

/** The same without. */
export function valueInWords(figure: ComparedFigure, side: 'a' | 'b'): string {
  const { value } = figure[side];
  return value === undefined ? 'none' : quantity(value, figure.unit);
}

/** True: its interval excludes that B is like A. */
export function isClear({ difference: { interval }, kind }: ComparedFigure): boolean {
  const none = kind === 'ratio' ? 1 : 0;
  return interval !== undefined && (interval.lower > none || (interval.upper ?? Number.POSITIVE_INFINITY) < none);
}

/** What makes either run other than plain; what is the same in both is told once. */
export function departuresOfBoth({
  a,
  b,
}: Pick<Comparison, 'a' | 'b'>): { readonly whose: string; readonly found: readonly Departure[] }[] {
  const isIn = (all: readonly Departure[]) => (each: Departure) =>
    all.some(({ sentence }) => sentence === each.sentence);
  const [inA, inB] = [isIn(a.departures), isIn(b.departures)];
  return [
    { whose: 'A', found: a.departures.filter((each) => !inB(each)) },
    { whose: 'B', found: b.departures.filter((each) => !inA(each)) },
    { whose: 'A and B', found: b.departures.filter(inA) },
  ].filter(({ found }) => found.length > 0);
}

/** What must be read with every figure: that it may not be compared, and what makes either run other than plain. Empty: nothing. */
export function toldWithFigures(comparison: Pick<Comparison, 'a' | 'b' | 'whyNot'>): string {
  return [
    ...(comparison.whyNot.length === 0 ? [] : ['Not comparable']),
    ...departuresOfBoth(comparison).map(({ whose, found }) => `Not plain, ${whose}: ${departuresInShort(found)}`),
  ].join('. ');
}

/** Of the tenant, those that decide, and of arms what they have over the others. */
export function leadingFigures({ figures, metrics }: Pick<Comparison, 'figures' | 'metrics'>): ComparedFigure[] {
  const primary = new Set(metrics.flatMap((metric) => (metric.primary ? [metric.id] : [])));
  const isLoad = (metric: string) => metric.startsWith('load-');
  return figures.filter(({ persona, metric }) => persona === undefined && (primary.has(metric) || isLoad(metric)));
}
