// An estimate together with what each user adds to its error: its influence function summed by user. Variances, contrasts
// and persona weights of every clustered statistic follow from these alone (infinitesimal jackknife; Deng, Knoblich & Lu 2018).
import { type Inference, leastUsers, toInterval, withheld } from './inference.ts';
import type { Stratum } from './strata.ts';
import { studentTQuantile } from './student-t-quantile.ts';

export interface InfluenceEstimate {
  readonly value: number;
  /** By user, summing to about 0; already scaled so that their squares sum to the variance. */
  readonly influence: ReadonlyMap<string, number>;
  /** Users less strata: degrees of freedom of the variance. */
  readonly df: number;
}

/** Scales raw influences of k users by sqrt(k / (k - 1)), the usual small-sample factor between clusters. */
export function fromInfluence(value: number, raw: ReadonlyMap<string, number>): InfluenceEstimate {
  const k = raw.size;
  const factor = k > 1 ? Math.sqrt(k / (k - 1)) : 1;
  return { value, influence: new Map([...raw].map(([user, x]) => [user, x * factor])), df: k - 1 };
}

/** Variance between users. */
export function clusterVariance({ influence }: Pick<InfluenceEstimate, 'influence'>): number {
  let sum = 0;
  for (const x of influence.values()) sum += x * x;
  return sum;
}

/** Sum of weight x estimate over personas (direct standardisation, Cochran 1977 ch. 5A); users belong to one persona each. */
export function weightEstimates(parts: readonly (Pick<Stratum<never>, 'weight'> & { readonly estimate: InfluenceEstimate })[]): InfluenceEstimate {
  let value = 0;
  let df = 0;
  const influence = new Map<string, number>();
  for (const { weight, estimate } of parts) {
    value += weight * estimate.value;
    df += estimate.df;
    for (const [user, x] of estimate.influence) influence.set(user, (influence.get(user) ?? 0) + weight * x);
  }
  return { value, influence, df };
}

/** t interval with users - strata degrees of freedom; withheld under 20 users. `method` names the estimator. */
export function inferEstimate({ estimate, conf, method }: { readonly estimate: InfluenceEstimate; readonly conf: number; readonly method: string }): Inference {
  const users = estimate.influence.size;
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, estimate.value);
  const half = studentTQuantile((1 + conf) / 2, estimate.df) * Math.sqrt(clusterVariance(estimate));
  return { kind: 'estimated', value: estimate.value, interval: toInterval({ lower: estimate.value - half, upper: estimate.value + half }, conf, method), users };
}
