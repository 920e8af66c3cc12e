// Ratio of geometric means of times, clustered by user: the difference of mean logarithms. Of attempts that succeeded, so to be shown beside
// an all-attempts figure, never alone.
import { type Inference, withheld } from '../inference.ts';
import { type Design, influenceDifference } from './influence-contrast.ts';
import type { PersonaWeights } from './strata.ts';
import { type UserSum, userRatio } from './user-ratio.ts';

export interface ClusteredGeometricMeanRatioInput {
  /** numerator: sum of ln(time); denominator: number of times. */
  readonly first: readonly UserSum[];
  readonly second: readonly UserSum[];
  readonly weights?: PersonaWeights;
  readonly design: Design;
  readonly conf: number;
}

/** Geometric mean of first over that of second. */
export function clusteredGeometricMeanRatio({
  first,
  second,
  weights,
  design,
  conf,
}: ClusteredGeometricMeanRatioInput): Inference {
  const a = userRatio(first, weights);
  const b = userRatio(second, weights);
  if (a.kind === 'withheld') return a;
  if (b.kind === 'withheld') return b;
  const log = influenceDifference({
    first: a.estimate,
    second: b.estimate,
    design,
    conf,
    method: 'mean of logarithms by user, t',
  });
  if (log.kind === 'withheld') return log.value === undefined ? log : withheld(log.reason, Math.exp(log.value));
  const { lower, upper } = log.interval;
  const interval = {
    ...log.interval,
    lower: Math.exp(lower),
    ...(upper === undefined ? {} : { upper: Math.exp(upper) }),
  };
  return { ...log, value: Math.exp(log.value), interval };
}
