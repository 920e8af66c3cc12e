// Observations in consecutive batches, and how many of each batch have a property: what the variance of a share under dependence in
// time is made from. Its file and its siblings: batch-means-variance.ts, successive-difference-variance.ts.
export interface Batch {
  readonly hits: number;
  readonly total: number;
}

export interface ShareInBatches {
  readonly share: number;
  /** Variance of the share. */
  readonly variance: number;
  /** Degrees of freedom of that variance. */
  readonly df: number;
}

/** Share over all batches and each batch's deviation from it, in hits; batches without observations are left out. */
export function deviations(batches: readonly Batch[]): {
  readonly n: number;
  readonly share: number;
  readonly each: readonly number[];
} {
  const filled = batches.filter(({ total }) => total > 0);
  const n = filled.reduce((sum, { total }) => sum + total, 0);
  const share = n === 0 ? Number.NaN : filled.reduce((sum, { hits }) => sum + hits, 0) / n;
  return { n, share, each: filled.map(({ hits, total }) => hits - share * total) };
}
