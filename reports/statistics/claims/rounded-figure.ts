// A figure as it was published, and the range it may have been in before it was rounded.
import type { ClaimedRange } from './claimed-range.ts';

/** Its value and half the step it was rounded to, in its own unit. "99 %" stands for 98.5 to 99.5 %. */
export interface RoundedFigure {
  readonly value: number;
  readonly halfStep: number;
}

export function rounded({ value, halfStep }: RoundedFigure): ClaimedRange {
  return { value, least: value - halfStep, most: value + halfStep };
}

/** "73 % less", as the ratio of before over after. */
export function ratioOfCut({ value, halfStep }: RoundedFigure): ClaimedRange {
  return quotientOf({ value: 1, halfStep: 0 }, { value: 1 - value / 100, halfStep: halfStep / 100 });
}

/** "30 % more", as a ratio. */
export function ratioOfGain({ value, halfStep }: RoundedFigure): ClaimedRange {
  return rounded({ value: 1 + value / 100, halfStep: halfStep / 100 });
}

/** Of two positive figures the first over the second. */
export function quotientOf(first: RoundedFigure, second: RoundedFigure): ClaimedRange {
  return {
    value: first.value / second.value,
    least: (first.value - first.halfStep) / (second.value + second.halfStep),
    most: (first.value + first.halfStep) / (second.value - second.halfStep),
  };
}
