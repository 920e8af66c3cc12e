// Difference or ratio of two influence estimates, of the same users (paired) or of two groups (parallel). The ratio goes by the
// delta method on the logarithm.
import { type Inference, leastUsers, toInterval, withheld } from './inference.ts';
import { type InfluenceEstimate, clusterVariance } from './influence-estimate.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** Paired: each user lives both arms. Parallel: each user lives one. */
export type Design = 'paired' | 'parallel';

export interface ContrastInput {
  readonly first: InfluenceEstimate;
  readonly second: InfluenceEstimate;
  readonly design: Design;
  readonly conf: number;
  readonly method: string;
}

/** first - second. */
export function influenceDifference(input: ContrastInput): Inference {
  return contrast(input, (e) => e);
}

/** first / second; not estimable unless both are positive. */
export function influenceRatio(input: ContrastInput): Inference {
  if (!(input.first.value > 0 && input.second.value > 0)) return withheld({ code: 'not-estimable' });
  return contrast(input, onLogScale, Math.exp);
}

/** The estimate of ln(value), by the delta method. */
export function onLogScale(estimate: InfluenceEstimate): InfluenceEstimate {
  return { value: Math.log(estimate.value), df: estimate.df, influence: new Map([...estimate.influence].map(([user, x]) => [user, x / estimate.value])) };
}

/** Variance and degrees of freedom of first - second. */
export function differenceVariance(first: InfluenceEstimate, second: InfluenceEstimate, design: Design): { readonly variance: number; readonly df: number } {
  const v1 = clusterVariance(first);
  const v2 = clusterVariance(second);
  if (design === 'parallel') {
    // Welch-Satterthwaite on users.
    const spread = v1 ** 2 / first.df + v2 ** 2 / second.df;
    return { variance: v1 + v2, df: spread > 0 ? (v1 + v2) ** 2 / spread : first.df + second.df };
  }
  let covariance = 0;
  for (const [user, x] of first.influence) covariance += x * (second.influence.get(user) ?? 0);
  return { variance: Math.max(0, v1 + v2 - 2 * covariance), df: Math.min(first.df, second.df) };
}

function contrast({ first, second, design, conf, method }: ContrastInput, scale: (e: InfluenceEstimate) => InfluenceEstimate, back: (x: number) => number = (x) => x): Inference {
  const a = scale(first);
  const b = scale(second);
  const difference = a.value - b.value;
  const users = Math.min(a.influence.size, b.influence.size);
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, back(difference));
  const { variance, df } = differenceVariance(a, b, design);
  const half = studentTQuantile((1 + conf) / 2, df) * Math.sqrt(variance);
  return { kind: 'estimated', value: back(difference), interval: toInterval({ lower: back(difference - half), upper: back(difference + half) }, conf, method), users };
}
