// Numbers in sentences: three significant digits, plain decimal notation, no thousands separators to be misread.

/** At most three significant digits; 0.000123 stays 0.000123 and 12345 becomes 12300. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'no upper limit' : value < 0 ? 'no lower limit' : 'not a number';
  return new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3, useGrouping: false }).format(value).replace('-', '−');
}

/** A proportion as per cent, one decimal: 0.9534 → "95.3 %". */
export function formatShare(value: number): string {
  return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, useGrouping: false }).format(100 * value).replace('-', '−')} %`;
}

/** "1 user", "3 users". */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
