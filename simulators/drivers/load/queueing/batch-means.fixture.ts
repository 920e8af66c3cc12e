// For tests only: an interval for a figure of a series whose neighbours are correlated, as times in a queue are. The series is cut into
// 20 batches; these are hardly correlated when each is long (Law: Simulation Modeling and Analysis, section 9.5.3).
import { moments } from '../../../../scenarios/measures/sums/moments.ts';

const batches = 20;
/** Student's t with 19 degrees of freedom at 0.9995: outside once in a thousand. */
const halfWidthInStandardErrors = 3.883;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function batchMeansInterval(
  values: readonly number[],
  statistic: (batch: readonly number[]) => number,
): Interval {
  const size = Math.floor(values.length / batches);
  const ofBatches = Array.from({ length: batches }, (_, batch) =>
    statistic(values.slice(batch * size, (batch + 1) * size)),
  );
  const { mean, variance } = moments(ofBatches);
  const half = halfWidthInStandardErrors * Math.sqrt(variance / batches);
  return { low: mean - half, high: mean + half };
}

export function meanOf(values: readonly number[]): number {
  return moments(values).mean;
}

/** By order statistic: the least value that at least a share p keeps to. */
export function quantileOf(values: readonly number[], p: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(p * values.length) - 1)] ?? Number.NaN;
}
