// A figure over the blocks of a benchmark: its median, and how far the blocks lie apart.
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly blocks: number;
}

/** @throws RangeError without values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high, lowest, highest] = [
    sorted[Math.floor(middle)],
    sorted[Math.ceil(middle)],
    sorted[0],
    sorted.at(-1),
  ];
  if (low === undefined || high === undefined || lowest === undefined || highest === undefined)
    throw new RangeError('found no values, expected at least one');
  return { median: (low + high) / 2, lowest, highest, blocks: sorted.length };
}

/** "2.31 (2.10 to 2.45)" */
export function spreadText({ median, lowest, highest }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lowest.toFixed(digits)} to ${highest.toFixed(digits)})`;
}
