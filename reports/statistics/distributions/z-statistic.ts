// A score statistic where its variance may be 0, at the ends of a parameter's range: 0 / 0 is no evidence, and anything else over 0 is all of it.
/** Stands for infinity, so that root finders may do sums with it. */
const overwhelming = 1e6;
const rounding = 1e-12;

export function zStatistic(numerator: number, variance: number): number {
  if (variance > 0) return Math.min(overwhelming, Math.max(-overwhelming, numerator / Math.sqrt(variance)));
  return Math.abs(numerator) < rounding ? 0 : Math.sign(numerator) * overwhelming;
}
