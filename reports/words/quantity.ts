// Quantities in words, for every sentence, table and chart: at most three significant digits, the unit beside the number (kept on
// its line by a no-break space), an interval with its level. A missing number is said to be missing, and why.
import type { Contrast } from '../results/contrast.ts';
import type { Interval } from '../results/results-interval.ts';

const space = '\u00a0';
const minus = '\u2212';

/** Unit of a difference between two proportions; its numbers are proportions too, and keep their sign. Told in percentage points. */
export const differenceOfProportions = 'difference of proportions';

/** Three significant digits with a true minus; from 1 000 up, whole numbers with grouped digits. */
export function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? '∞' : `${minus}∞`;
  const size = Number(Math.abs(value).toPrecision(3));
  const decimals = size === 0 ? 0 : Math.min(Math.max(2 - Math.floor(Math.log10(size)), 0), 12);
  return `${value < 0 && size !== 0 ? minus : ''}${group(size.toFixed(decimals))}`;
}

/** A count: every digit, grouped. */
export function count(value: number): string {
  return group(String(value));
}

/** "1 user", "20 users". */
export function countOf(value: number, singular: string, plural = `${singular}s`): string {
  return `${count(value)}${space}${value === 1 ? singular : plural}`;
}

/** To so many decimals, grouped, without a unit. */
export function toDecimals(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return `${value < 0 && Number(text) !== 0 ? minus : ''}${group(text)}`;
}

/** A share of a whole as a percentage. Never rounds something to nothing, or nearly all to all. */
export function percent(proportion: number): string {
  return quantity(proportion, 'proportion');
}

/** A figure somebody stated, or set, without zeros they did not write: "95 %", "3 s", "14 times"; without a unit "14". */
export function asStated(value: number, unit: string): string {
  const shown = Number((unit === 'proportion' ? value * 100 : value).toPrecision(3));
  return withWords(group(String(shown)), wordingOf(unit).words);
}

/** "95.2 %", "3.41 s", "14.0 times". `unit` as in results.json. */
export function quantity(value: number, unit: string): string {
  const { number, words } = wordingOf(unit);
  return withWords(number(value), words);
}

/** A standard error or deviation: no sign, even of a difference. */
export function spreadInWords(value: number, unit: string): string {
  return quantity(value, unit).replace(/^\+/, '');
}

/** "95.2 % (95 % CI 93.1 to 96.8)"; where there is none "0 % (no interval: all 40 people are alike in this, ...)". */
export function quantityWithInterval(
  value: number,
  interval: Interval | undefined,
  unit: string,
  withheld?: string,
): string {
  const beside =
    interval === undefined
      ? withheld === undefined
        ? undefined
        : noInterval(withheld)
      : intervalInWords(interval, unit);
  return beside === undefined ? quantity(value, unit) : `${quantity(value, unit)} (${beside})`;
}

/** Why there is a figure and no interval. */
export function noInterval(why: string): string {
  return `no interval: ${why}`;
}

/** "95.2 % (93.1 to 96.8)": where room is scarce and the level stands elsewhere. */
export function quantityWithBounds(value: number, interval: Interval | undefined, unit: string): string {
  return interval === undefined ? quantity(value, unit) : `${quantity(value, unit)} (${ends(interval, unit)})`;
}

/** "95 % CI 93.1 to 96.8", in the unit of the quantity it stands beside. */
export function intervalInWords(interval: Interval, unit: string): string {
  return `${asStated(interval.level, 'proportion')}${space}CI${space}${ends(interval, unit)}`;
}

/** "93.1 to 96.8 %": the ends alone. */
export function boundsInWords(interval: Pick<Interval, 'lower' | 'upper'>, unit: string): string {
  return withWords(ends(interval, unit), wordingOf(unit).words);
}

/** "93.1 to 96.8": where the unit stands before it. */
export function endsInWords(interval: Pick<Interval, 'lower' | 'upper'>, unit: string): string {
  return ends(interval, unit);
}

/** "0.7": a standard error or deviation without sign and unit, where the unit stands before it. */
export function spreadNumber(value: number, unit: string): string {
  return wordingOf(unit).number(value).replace(/^\+/, '');
}

/** Why there is no figure. */
export function notEstimated(why: string | undefined): string {
  return `not estimated: ${why ?? 'no data'}`;
}

/** The unit of a contrast's numbers, for the functions above. */
export function unitOfContrast(contrast: Pick<Contrast, 'kind' | 'unit'>): string {
  if (contrast.kind !== 'difference') return 'ratio';
  // The unit may carry its direction in brackets; every difference here is passkey less password + code, and headings say so.
  const unit = contrast.unit.replace(/ \(.*\)$/, '');
  return unit === 'proportion' ? differenceOfProportions : unit;
}

/** Time in the unit a person would say. */
export function durationInWords(ms: number): string {
  if (ms < 1_000) return quantity(ms, 'ms');
  return ms < 180_000 ? quantity(ms / 1_000, 's') : quantity(ms / 60_000, 'min');
}

function withWords(number: string, words: string): string {
  return words === '' ? number : `${number}${space}${words}`;
}

interface Wording {
  readonly number: (value: number) => string;
  readonly words: string;
}

function wordingOf(unit: string): Wording {
  switch (unit) {
    case 'proportion':
      return { number: percentNumber, words: '%' };
    case differenceOfProportions:
      return { number: (value) => pointNumber(value * 100), words: 'points' };
    case 'ratio':
      return { number: threeDigits, words: 'times' };
    default:
      // "per 1 000 needs to sign in": what the 1 000 are of stands beside the figure.
      return { number: threeDigits, words: unit.replace(/^per 1 000 .*$/, `per 1${space}000`) };
  }
}

function percentNumber(proportion: number): string {
  const value = proportion * 100;
  if (value >= 99.95 && value < 100) return '>99.9';
  if (value > 0 && value < 0.05) return '<0.1';
  return oneDecimal(value);
}

function pointNumber(points: number): string {
  const text = oneDecimal(Math.abs(points));
  if (text === '0') return text;
  return `${points < 0 ? minus : '+'}${text}`;
}

/** At most three digits for anything up to 100, which keeps its whole number. */
function oneDecimal(value: number): string {
  const rounded = Number(value.toFixed(1));
  return rounded === 0 || rounded === 100 ? String(rounded) : rounded.toFixed(1);
}

function ends(interval: Pick<Interval, 'lower' | 'upper'>, unit: string): string {
  const { number } = wordingOf(unit);
  return interval.upper === undefined
    ? `${number(interval.lower)} or more`
    : `${number(interval.lower)} to ${number(interval.upper)}`;
}

function group(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, space) : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
