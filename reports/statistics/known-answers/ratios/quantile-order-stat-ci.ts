// Distribution-free interval of a quantile from order statistics (Conover 1999, 3.2). Independent times.
import { quantile } from '../../series/quantile.ts';
import { quantileRanks } from '../../series/quantile-ranks.ts';

export interface QuantileOrderStatCI {
  /** Type 7. */
  readonly estimate: number;
  readonly n: number;
  /** Ranks from 1; 0 or n + 1 when the sample is too small for that limit, which is then absent. */
  readonly lowerRank: number;
  readonly upperRank: number;
  readonly lower?: number;
  readonly upper?: number;
}

export function quantileOrderStatCI({
  x,
  p,
  conf,
}: {
  readonly x: readonly number[];
  readonly p: number;
  readonly conf: number;
}): QuantileOrderStatCI {
  const sorted = [...x].sort((a, b) => a - b);
  const n = sorted.length;
  const { lower: lowerRank, upper: upperRank } = quantileRanks({ n, p, conf });
  const lower = sorted[lowerRank - 1];
  const upper = sorted[upperRank - 1];
  return {
    estimate: quantile({ x, p }),
    n,
    lowerRank,
    upperRank,
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  };
}
