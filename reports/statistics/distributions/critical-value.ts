// Two-sided normal critical value of a confidence level: 0.95 -> 1.959964.
import { normalQuantile } from './normal-quantile.ts';
import { StatisticsError } from '../statistics-error.ts';

export function criticalValue(conf: number): number {
  if (!(conf > 0 && conf < 1)) throw new StatisticsError('confidence-out-of-range', { conf });
  return -normalQuantile((1 - conf) / 2);
}
