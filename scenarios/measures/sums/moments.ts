// Size, mean and variance of values, in two passes: the mean is taken off before anything is squared.

export interface Moments {
  readonly n: number;
  /** NaN of no values. */
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
  /** Of the population that the values were drawn from: squares over n - 1; NaN under two values. */
  readonly variance: number;
}

export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, squares, variance: squares / (n - 1) };
}
