// Where a series has settled: MSER leaves out as many observations at the start as make the standard error of the mean of the rest
// smallest. Source: White 1997, Simulation 69:323; of batch means of five (MSER-5), with the rule that a cut in the second half
// means not settled: Hoad, Robinson & Davies 2010, J Oper Res Soc 61:1382.

/** The statistic of the last few is about nothing and can be small by chance: never cut among these (Hoad et al.). */
const alwaysKept = 5;

export type Settled =
  | { readonly kind: 'settled'; readonly leaveOut: number }
  /** The cut would be in the second half. */
  | { readonly kind: 'not-settled' }
  | { readonly kind: 'too-few' };

/** @param series batch means, in order of time */
export function mser(series: readonly number[]): Settled {
  const n = series.length;
  if (n < 2 * alwaysKept) return { kind: 'too-few' };
  const origin = series.reduce((sum, y) => sum + y, 0) / n;
  let least = Number.POSITIVE_INFINITY;
  let leaveOut = 0;
  // From the end, so that the sum of squares of every tail is one update of Welford's away.
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let first = n - 1; first >= 0; first -= 1) {
    const y = (series[first] ?? 0) - origin;
    count += 1;
    const delta = y - mean;
    mean += delta / count;
    squares += delta * (y - mean);
    const statistic = squares / count ** 2;
    if (count >= alwaysKept && statistic <= least) {
      least = statistic;
      leaveOut = first;
    }
  }
  return leaveOut > n / 2 ? { kind: 'not-settled' } : { kind: 'settled', leaveOut };
}
