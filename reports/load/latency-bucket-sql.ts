// The histogram's mapping as SQL, so that latencies are counted where they lie and only counts leave the database.
import { leastMs, logGamma } from '../../scenarios/measures/sums/latency-histogram.ts';

/** Bucket of an expression in ms. */
export function latencyBucketSql(ms: string): string {
  return `ceil(ln(greatest(${ms}, ${leastMs})) / ${logGamma})::INTEGER`;
}
