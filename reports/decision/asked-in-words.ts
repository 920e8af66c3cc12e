// What a rule asks and what was found, as they stand in sentences: "98.4 % of those who begin register a passkey; at least 90 % is asked".
import { estimands } from '../../scenarios/measures/catalogue.ts';
import { asStated, boundsInWords, countOf, differenceOfProportions, quantity, threeDigits } from '../words/quantity.ts';
import type { Asked } from './asked-of-arm.ts';
import type { Held } from './exact-decision.ts';

/** "2 points", of success per need. */
export const pointsInWords = (share: number) => countOf(Number((100 * share).toPrecision(3)), 'point');

/** As results have it, for the functions of quantity.ts. */
export function unitOfAsked({ metric, of }: Pick<Asked, 'metric' | 'of'>): string {
  const { unit } = estimands[metric];
  return unit === 'proportion' && of === 'difference' ? differenceOfProportions : unit;
}

/** What the figure is, after "its" or at the start of a sentence. */
export function figureInWords({ metric, of }: Pick<Asked, 'metric' | 'of'>, inWords?: string): string {
  switch (metric) {
    case 'success-per-need':
      return of === 'difference' ? 'success per need' : 'needs met';
    case 'success-per-need-by-method':
      return 'needs met without falling back';
    case 'restricted-time-to-sign-in':
      return 'time to sign in, give-ups counted';
    case 'registration-success':
      return 'passkeys registered by those who begin';
    default:
      return inWords ?? estimands[metric].title.toLowerCase();
  }
}

/** What would have to be mended. */
export function conditionInWords({ kind, inWords }: Asked): string {
  switch (kind) {
    case 'floor':
      return 'too few needs are met at all';
    case 'registration':
      return 'too few register a passkey';
    case 'nobody-registers':
      return 'nobody can register a passkey';
    case 'fallback':
      return 'too many get in only by falling back';
    case 'guardrail':
      return `${inWords ?? 'a guardrail'} rise`;
    case 'gain':
      return 'too little is gained in success or time';
    case 'loss':
      return 'too much success is lost';
    case 'harm':
      return `${inWords ?? 'a guardrail'} rise by far`;
  }
}

interface Range {
  readonly lower: number;
  readonly upper?: number | undefined;
  readonly of: string;
}

/** Of seconds that are said to be less: how many less. */
function asLess(range: Range | undefined): Range | undefined {
  return range?.upper === undefined ? range : { ...range, lower: -range.upper, upper: -range.lower };
}

/** "success per need differs by +0.9 points (inputs 0.1 to 4.8); a loss of 2 points is allowed". @param range what is left open, and by what: "inputs". */
export function heldInWords({ asked, by, value }: Pick<Held, 'asked' | 'by' | 'value'>, range?: Range): string {
  if (asked.kind === 'nobody-registers' && value === 0) return 'nobody can register a passkey';
  if (value === undefined)
    return `there is no figure of ${figureInWords(by, asked.inWords)}; ${limitInWords(asked, by)}`;
  const told = by.metric === 'restricted-time-to-sign-in' && value <= 0 ? asLess(range) : range;
  const inputs =
    told === undefined || told.lower === told.upper ? '' : ` (${told.of} ${boundsInWords(told, unitOfAsked(by))})`;
  return `${foundInWords(by, value, inputs, asked.inWords)}; ${limitInWords(asked, by)}`;
}

function foundInWords(by: Held['by'], value: number, inputs: string, inWords: string | undefined): string {
  const figure = quantity(value, unitOfAsked(by));
  switch (by.metric) {
    case 'success-per-need':
      return by.of === 'difference'
        ? `success per need differs by ${figure}${inputs}`
        : `${figure}${inputs} of needs are met`;
    case 'success-per-need-by-method':
      return `${figure}${inputs} of needs are met without falling back`;
    case 'registration-success':
      return `${figure}${inputs} of those who begin register a passkey`;
    case 'restricted-time-to-sign-in':
      return `signing in takes ${quantity(Math.abs(value), 's')} ${value <= 0 ? 'less' : 'more'}${inputs}`;
    default:
      return `${figureInWords(by, inWords)} differ by ${threeDigits(value)}${inputs.replace(/\u00a0per\u00a01\u00a0000/, '')} per 1\u00a0000 needs`;
  }
}

/** The limit alone: "a loss of 2 points is allowed". */
export function limitInWords(asked: Asked, by: Held['by'] = asked): string {
  switch (asked.kind) {
    case 'loss':
      return `a loss of ${pointsInWords(-by.margin)} is allowed`;
    case 'harm':
    case 'guardrail':
      return `${asStated(by.margin, '')} more are allowed`;
    case 'gain':
      return by.metric === 'success-per-need'
        ? `${pointsInWords(by.margin)} more count as a gain`
        : `${asStated(-by.margin, 's')} less count as a gain`;
    case 'nobody-registers':
      return 'somebody must';
    case 'floor':
    case 'registration':
    case 'fallback':
      return `at least ${asStated(by.margin, 'proportion')} is asked`;
  }
}
