// Median of all pairwise ratios (Hodges & Lehmann 1963 on logarithms) with the Wilcoxon rank-sum test, normal approximation with ties and
// without continuity correction (as R's wilcox.test(correct = FALSE)).
import { normalCdf } from '../../distributions/normal-cdf.ts';
import { quantile } from '../../series/quantile.ts';

export interface HodgesLehmannRatio {
  readonly ratio: number;
  /** Mann-Whitney count of the first sample. */
  readonly w: number;
  readonly p: number;
}

export function hodgesLehmannRatio({
  first,
  second,
}: {
  readonly first: readonly number[];
  readonly second: readonly number[];
}): HodgesLehmannRatio {
  const logs = first.flatMap((x) => second.map((y) => Math.log(x) - Math.log(y)));
  let w = 0;
  for (const x of first) for (const y of second) w += x > y ? 1 : x === y ? 0.5 : 0;
  const n1 = first.length;
  const n2 = second.length;
  const n = n1 + n2;
  const ties = [...Map.groupBy([...first, ...second], (x) => x).values()].reduce(
    (sum, { length }) => sum + length ** 3 - length,
    0,
  );
  const sd = Math.sqrt(((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1))));
  return {
    ratio: Math.exp(quantile({ x: logs, p: 0.5 })),
    w,
    p: Math.min(1, 2 * normalCdf(-Math.abs((w - (n1 * n2) / 2) / sd))),
  };
}
