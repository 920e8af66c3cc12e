// Size, mean, standard deviation and standard error of the logarithms of a sample of positive times.
import { moments } from '../../../scenarios/measures/sums/moments.ts';
import { StatisticsError } from '../statistics-error.ts';

export interface LogMoments {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
}

export function logMoments(times: readonly number[]): LogMoments {
  if (times.length < 2) throw new StatisticsError('empty-sample', { found: times.length, needed: 2 });
  const { n, mean, variance } = moments(times.map((t) => Math.log(t)));
  const sd = Math.sqrt(variance);
  return { n, mean, sd, se: sd / Math.sqrt(n) };
}
