// Ranks that hold a quantile of dependent observations: those of as many independent ones as tell the same, stretched to the sample
// (Woodruff 1952, JASA 47:635, inverted as by Francisco & Fuller 1991, Ann Stat 19:454). Sign-ins that queue behind each other are
// dependent: plain order statistics of M/M/1 sojourn times hold the 95th percentile in 30 % of cases, not 95 %, at 70 % load.
import { type QuantileRanks, quantileRanks } from './quantile-ranks.ts';

/** @param effective size of a sample of independent observations that tells as much, 1 to n */
export function dependentQuantileRanks({
  n,
  effective,
  p,
  conf,
}: {
  readonly n: number;
  readonly effective: number;
  readonly p: number;
  readonly conf: number;
}): QuantileRanks {
  const independent = Math.floor(effective);
  const { lower, upper } = quantileRanks({ n: independent, p, conf });
  // The r-th of m stands for the share r / (m + 1), as it does on average.
  const stretch = (n + 1) / (independent + 1);
  return {
    lower: lower === 0 ? 0 : Math.max(1, Math.floor(lower * stretch)),
    upper: upper > independent ? n + 1 : Math.min(n, Math.ceil(upper * stretch)),
  };
}
