// The range that holds most of what a figure is at points drawn from what is known of the inputs.
import type { Bounds } from '../statistics/bounds.ts';
import { toInterval } from '../statistics/inference.ts';
import { quantile } from '../statistics/series/quantile.ts';
import type { ClosedInterval } from '../results/sensitivity-results.ts';

/** @param level share of the points that it holds. Undefined where it has no width, or there are too few points to have one. */
export function rangeOfPoints(values: readonly number[], level: number): ClosedInterval | undefined {
  if (values.length < 2) return undefined;
  const at = (p: number) => quantile({ x: values, p });
  return intervalWithWidth(
    { lower: at((1 - level) / 2), upper: at((1 + level) / 2) },
    level,
    "percentiles over scrambled Sobol' points",
  );
}

/** Undefined where it has no width: points that all give the same do not tell that others would. */
export function intervalWithWidth(bounds: Bounds, level: number, method: string): ClosedInterval | undefined {
  const interval = toInterval(bounds, level, method);
  return interval === undefined ? undefined : { ...interval, upper: bounds.upper };
}
