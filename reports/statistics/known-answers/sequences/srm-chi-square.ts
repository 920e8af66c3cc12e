// Sample-ratio mismatch: chi-square of arm sizes against the planned split (Kohavi, Tang & Xu 2020, ch. 21; threshold 0.001).
import { chiSquareSf } from '../../distributions/chi-square-sf.ts';

export function srmChiSquare({
  observed,
  weights,
}: {
  readonly observed: readonly number[];
  readonly weights: readonly number[];
}): { readonly chisq: number; readonly p: number } {
  const total = observed.reduce((sum, x) => sum + x, 0);
  const chisq = observed.reduce((sum, x, i) => {
    const expected = total * (weights[i] ?? 0);
    return sum + (x - expected) ** 2 / expected;
  }, 0);
  return { chisq, p: chiSquareSf(chisq, observed.length - 1) };
}
