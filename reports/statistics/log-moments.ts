// Size, mean, standard deviation and standard error of the logarithms of a sample of positive times.
import { StatisticsError } from './statistics-error.ts';

export interface LogMoments {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
}

export function logMoments(times: readonly number[]): LogMoments {
  if (times.length < 2) throw new StatisticsError('empty-sample', { found: times.length, needed: 2 });
  const logs = times.map((t) => Math.log(t));
  const n = logs.length;
  const mean = logs.reduce((sum, x) => sum + x, 0) / n;
  const sd = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  return { n, mean, sd, se: sd / Math.sqrt(n) };
}
