// Difference or ratio of two influence estimates, of the same users (paired) or of two groups (parallel). The ratio goes by the
// delta method on the logarithm.
import { estimated, type Inference, leastUsers, withheld } from '../inference.ts';
import { influenceCorrelation } from './influence-correlation.ts';
import { type InfluenceEstimate, clusterVariance } from './influence-estimate.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';
import { type Reach, type Unseen, unseenBeyond } from '../proportions/unseen-beyond.ts';

/** Paired: each user lives both arms. Parallel: each user lives one. */
export type Design = 'paired' | 'parallel';

export interface ContrastInput {
  readonly first: InfluenceEstimate;
  readonly second: InfluenceEstimate;
  readonly design: Design;
  readonly conf: number;
  readonly method: string;
  /** As inferEstimate has it, the same for both. */
  readonly reach?: Reach;
}

/** first - second. */
export function influenceDifference(input: ContrastInput): Inference {
  return contrast(input, { of: (e) => e, at: (x) => x, back: (x) => x });
}

/** first / second; not estimable unless both are positive. */
export function influenceRatio(input: ContrastInput): Inference {
  if (!(input.first.value > 0 && input.second.value > 0)) return withheld({ code: 'not-estimable' });
  return contrast(input, { of: onLogScale, at: (x) => Math.log(Math.max(0, x)), back: Math.exp });
}

/** The estimate of ln(value), by the delta method. */
function onLogScale(estimate: InfluenceEstimate): InfluenceEstimate {
  return {
    ...estimate,
    value: Math.log(estimate.value),
    influence: new Map([...estimate.influence].map(([user, x]) => [user, x / estimate.value])),
  };
}

/**
 * Variance and degrees of freedom of first - second. Paired users whose two arms moved exactly alike are taken as unpaired: that none of them
 * differed does not tell that nobody does.
 */
export function differenceVariance(
  first: InfluenceEstimate,
  second: InfluenceEstimate,
  design: Design,
): { readonly variance: number; readonly df: number } {
  const v1 = clusterVariance(first);
  const v2 = clusterVariance(second);
  if (design === 'parallel') {
    // Welch-Satterthwaite on users.
    const spread = v1 ** 2 / first.df + v2 ** 2 / second.df;
    return { variance: v1 + v2, df: spread > 0 ? (v1 + v2) ** 2 / spread : first.df + second.df };
  }
  const covariance = influenceCorrelation(first, second) * Math.sqrt(v1 * v2);
  return { variance: Math.max(0, v1 + v2 - 2 * covariance), df: Math.min(first.df, second.df) };
}

interface Scale {
  readonly of: (estimate: InfluenceEstimate) => InfluenceEstimate;
  /** Of one value. */
  readonly at: (value: number) => number;
  readonly back: (x: number) => number;
}

function contrast({ first, second, design, conf, method, reach }: ContrastInput, scale: Scale): Inference {
  const [a, b] = [scale.of(first), scale.of(second)];
  const difference = a.value - b.value;
  const value = scale.back(difference);
  const users = Math.min(a.influence.size, b.influence.size);
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, value);
  const [unseenOfFirst, unseenOfSecond] = [
    unseenBeyond(first.parts, reach, conf),
    unseenBeyond(second.parts, reach, conf),
  ];
  if (unseenOfFirst === undefined || unseenOfSecond === undefined)
    return withheld({ code: 'no-variance', users }, value);
  const { variance, df } = differenceVariance(a, b, design);
  const half = studentTQuantile((1 + conf) / 2, df) * Math.sqrt(variance);
  const [one, two] = [scaled(first.value, unseenOfFirst, scale), scaled(second.value, unseenOfSecond, scale)];
  const bounds = {
    lower: scale.back(difference - Math.hypot(half, one.below, two.above)),
    upper: scale.back(difference + Math.hypot(half, one.above, two.below)),
  };
  const bound = unseenOfFirst.method ?? unseenOfSecond.method;
  return estimated({ value, bounds, conf, method: bound === undefined ? method : `${method}; ${bound}`, users });
}

/** Distances on the scale; infinite where the lower end has no logarithm. */
function scaled(value: number, { below, above }: Unseen, { at }: Scale): Unseen {
  return {
    below: below === 0 ? 0 : at(value) - at(value - below),
    above: above === 0 ? 0 : at(value + above) - at(value),
  };
}
