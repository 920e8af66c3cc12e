// ln B(a, b) without the cancellation of lgamma(a) + lgamma(b) - lgamma(a + b) at large arguments
// (the scheme of R's lbeta: Stirling corrections from 10 upwards; Fullerton, SLATEC DLBETA).
import { logGamma } from '../../distributions/special-functions.ts';

const stirlingFrom = 10;
const halfLogTwoPi = 0.9189385332046727;

export function logBeta(a: number, b: number): number {
  const p = Math.min(a, b);
  const q = Math.max(a, b);
  if (p >= stirlingFrom) {
    const correction = stirlingCorrection(p) + stirlingCorrection(q) - stirlingCorrection(p + q);
    return (
      -0.5 * Math.log(q) + halfLogTwoPi + correction + (p - 0.5) * Math.log(p / (p + q)) + q * Math.log1p(-p / (p + q))
    );
  }
  if (q >= stirlingFrom) {
    const correction = stirlingCorrection(q) - stirlingCorrection(p + q);
    return logGamma(p) + correction + p - p * Math.log(p + q) + (q - 0.5) * Math.log1p(-p / (p + q));
  }
  return logGamma(p) + logGamma(q) - logGamma(p + q);
}

/** lgamma(x) minus Stirling's leading terms, x >= 10 (Abramowitz & Stegun 6.1.41; error below 1e-16). */
function stirlingCorrection(x: number): number {
  const y = 1 / (x * x);
  const series =
    1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))));
  return series / x;
}
