// For tests: the one-sample test of Kolmogorov and Smirnov.

/** P-value that values which should be uniform on (0, 1) are: the series of Kolmogorov (1933) with Stephens' correction (1970) for n. */
export function kolmogorovP(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const distance = Math.max(...sorted.map((value, nth) => Math.max((nth + 1) / n - value, value - nth / n)));
  const scaled = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  let p = 0;
  for (let term = 1; term <= 100; term += 1) p += 2 * (term % 2 === 1 ? 1 : -1) * Math.exp(-2 * (term * scaled) ** 2);
  return Math.min(1, Math.max(0, p));
}
