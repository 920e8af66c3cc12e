// The one place that touches cephes (compiled to WebAssembly): waits for it once, and turns its
// range errors at the far tails into the limits they stand for.
import { compiled, igamc, igami, incbet, incbi, lgam, ndtr, ndtri } from 'cephes';

await compiled;

/** Regularised incomplete beta I_x(a, b), x in [0, 1]. */
export function regularisedBeta(a: number, b: number, x: number): number {
  return zeroOnUnderflow(() => incbet(a, b, x));
}

/** x with I_x(a, b) = p. */
export function inverseRegularisedBeta(a: number, b: number, p: number): number {
  return p <= 0 ? 0 : p >= 1 ? 1 : incbi(a, b, p);
}

/** Regularised upper incomplete gamma Q(a, x). */
export function upperRegularisedGamma(a: number, x: number): number {
  return x <= 0 ? 1 : zeroOnUnderflow(() => igamc(a, x));
}

/** x with Q(a, x) = q, 0 < q <= 1. */
export function inverseUpperRegularisedGamma(a: number, q: number): number {
  return igami(a, q);
}

/** ln |Gamma(x)|. */
export function logGamma(x: number): number {
  return lgam(x);
}

export function normalDistribution(x: number): number {
  return x === Infinity ? 1 : x === -Infinity ? 0 : zeroOnUnderflow(() => ndtr(x));
}

export function inverseNormalDistribution(p: number): number {
  return p <= 0 ? -Infinity : p >= 1 ? Infinity : ndtri(p);
}

function zeroOnUnderflow(call: () => number): number {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && error.message.includes('underflow')) return 0;
    throw error;
  }
}
