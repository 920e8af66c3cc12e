// The percentiles of latency that charts draw, and how: by dash, never by colour.

export interface LoadPercentile {
  readonly p: number;
  readonly name: string;
  /** Of its line. */
  readonly dash: readonly number[];
  readonly strokeWidth: number;
}

export const loadPercentiles = {
  p50: { p: 0.5, name: 'p50', dash: [1.5, 3], strokeWidth: 2 },
  p95: { p: 0.95, name: 'p95', dash: [1, 0], strokeWidth: 2.5 },
  p99: { p: 0.99, name: 'p99', dash: [6, 3], strokeWidth: 1.75 },
} as const satisfies Record<string, LoadPercentile>;
