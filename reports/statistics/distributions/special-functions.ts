// The one place that touches cephes (compiled to WebAssembly): waits for it once, and turns its
// range errors at the far tails into the limits they stand for.
import { compiled, igam, igamc, incbet, incbi, lgam, ndtr, ndtri } from 'cephes';

await compiled;

/** Regularised incomplete beta I_x(a, b), x in [0, 1]. */
export function regularisedBeta(a: number, b: number, x: number): number {
  return limitOnUnderflow(() => incbet(a, b, x), x > a / (a + b) ? 1 : 0);
}

/** x with I_x(a, b) = p. */
export function inverseRegularisedBeta(a: number, b: number, p: number): number {
  return p <= 0 ? 0 : p >= 1 ? 1 : incbi(a, b, p);
}

/** Regularised lower incomplete gamma P(a, x), accurate where it is small. */
export function lowerRegularisedGamma(a: number, x: number): number {
  return x <= 0 ? 0 : x > a ? limitOnUnderflow(() => igam(a, x), 1) : limitOnUnderflow(() => igam(a, x), 0);
}

/** Regularised upper incomplete gamma Q(a, x), accurate where it is small. */
export function upperRegularisedGamma(a: number, x: number): number {
  return x <= 0 ? 1 : x > a ? limitOnUnderflow(() => igamc(a, x), 0) : limitOnUnderflow(() => igamc(a, x), 1);
}

/** ln |Gamma(x)|. */
export function logGamma(x: number): number {
  return lgam(x);
}

export function normalDistribution(x: number): number {
  return x === Infinity ? 1 : x === -Infinity ? 0 : limitOnUnderflow(() => ndtr(x), x > 0 ? 1 : 0);
}

export function inverseNormalDistribution(p: number): number {
  return p <= 0 ? -Infinity : p >= 1 ? Infinity : ndtri(p);
}

/** Cephes computes the smaller tail; where that underflows, the asked-for tail is at its limit, 0 or 1. */
function limitOnUnderflow(call: () => number, limit: 0 | 1): number {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && error.message.includes('underflow')) return limit;
    throw error;
  }
}
