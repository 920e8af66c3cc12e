// Sobol' indices of a function of independent inputs from a Saltelli design: rows of A, of B, and of A with one column from B each.
// First order: Saltelli et al. 2010, Computer Physics Communications 181:259, table 2 (b). Total: Jansen 1999, Computer Physics
// Communications 117:35. Variance over the values at A and B together. Both are estimates: a small index can come out below 0.
import { moments } from '../../../scenarios/measures/sums/moments.ts';

export interface SaltelliValues {
  /** Values at the rows of A and of B. */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** For each input: values at the rows of A whose column of that input is B's. */
  readonly ab: readonly (readonly number[])[];
}

export interface SobolIndices {
  readonly variance: number;
  /** Share of the variance that would go if this input alone were known. */
  readonly firstOrder: readonly number[];
  /** Share that would stay if all others were known: with first order, its interactions. */
  readonly total: readonly number[];
}

export function sobolIndices({ a, b, ab }: SaltelliValues): SobolIndices {
  const { n, squares } = moments([...a, ...b]);
  const variance = squares / n;
  const meanOver = (of: (row: number) => number) => a.reduce((sum, _, row) => sum + of(row), 0) / a.length;
  return {
    variance,
    firstOrder: ab.map(
      (column) =>
        meanOver((row) => (b[row] ?? Number.NaN) * ((column[row] ?? Number.NaN) - (a[row] ?? Number.NaN))) / variance,
    ),
    total: ab.map(
      (column) => meanOver((row) => ((a[row] ?? Number.NaN) - (column[row] ?? Number.NaN)) ** 2) / (2 * variance),
    ),
  };
}
