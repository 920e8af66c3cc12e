// Student's interval for the mean of independent values (Student 1908). Not for latencies; for trials, repeats, machines. Values that
// are known to a step only add the variance of rounding, a twelfth of the step squared, so that repeats which happen to end on the
// same step do not look exact.
import { moments } from '../../../scenarios/measures/sums/moments.ts';
import type { Bounds } from '../bounds.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';

/**
 * Undefined under two values: one value has no spread.
 * @param step within which a value is known, in its unit; default 0
 */
export function meanTCI({
  x,
  conf,
  step = 0,
}: {
  readonly x: readonly number[];
  readonly conf: number;
  readonly step?: number;
}): Bounds | undefined {
  const { n, mean, variance } = moments(x);
  if (n < 2) return undefined;
  const half = studentTQuantile((1 + conf) / 2, n - 1) * Math.sqrt((variance + step ** 2 / 12) / n);
  return { lower: mean - half, upper: mean + half };
}
