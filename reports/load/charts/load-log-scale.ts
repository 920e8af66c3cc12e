// A log scale for values that differ by orders of magnitude: it ends at round numbers, and has as many ticks as there is room for.

export interface LogScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Round numbers of a decade, from the densest choice to the sparsest. */
const choices = [[1, 2, 5], [1, 3], [1]] as const;

/** @param most ticks. Values at or below 0 have no place on the scale and are left out; without any other it is one decade from 1. */
export function logScale(values: readonly number[], most: number): LogScale {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const low = positive.length === 0 ? 1 : Math.min(...positive);
  const high = positive.length === 0 ? 10 : Math.max(...positive);
  const ends = roundNumbers([1, 2, 5], low, high);
  const from = ends.findLast((end) => end <= low) ?? low;
  // A scale without any length cannot be drawn.
  const to = ends.find((end) => end >= high && end > from) ?? high;
  const sets = choices.map((digits) => roundNumbers(digits, low, high).filter((tick) => tick >= from && tick <= to));
  return { domain: [from, to], ticks: sets.find(({ length }) => length <= most) ?? sets.at(-1) ?? [] };
}

function roundNumbers(digits: readonly number[], low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low)) - 1;
  const last = Math.ceil(Math.log10(high)) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => index + first).flatMap((exponent) =>
    digits.map((digit) => Number(`${digit}e${exponent}`)),
  );
}
