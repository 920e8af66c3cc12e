// Integral over a finite interval by adaptive Gauss-Kronrod (7, 15) (QUADPACK's rule), absolute tolerance.
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.2077849550078985, 0,
];
const kronrod = [
  0.0229353220105292, 0.0630920926299786, 0.1047900103222502, 0.1406532597159259, 0.1690047266392679,
  0.1903505780647854, 0.2044329400752989, 0.2094821410847278,
];
const gauss = [0, 0.1294849661688697, 0, 0.2797053914892767, 0, 0.3818300505051189, 0, 0.4179591836734694];
const deepest = 40;

export function integrate(
  f: (x: number) => number,
  lower: number,
  upper: number,
  tolerance = 1e-12,
  depth = 0,
): number {
  const centre = (lower + upper) / 2;
  const half = (upper - lower) / 2;
  let fine = 0;
  let coarse = 0;
  for (const [i, node] of nodes.entries()) {
    const sum = node === 0 ? f(centre) : f(centre - half * node) + f(centre + half * node);
    fine += (kronrod[i] ?? 0) * sum;
    coarse += (gauss[i] ?? 0) * sum;
  }
  if (Math.abs(fine - coarse) * half <= tolerance || depth >= deepest) return fine * half;
  return integrate(f, lower, centre, tolerance / 2, depth + 1) + integrate(f, centre, upper, tolerance / 2, depth + 1);
}
