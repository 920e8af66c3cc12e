// An estimate together with what each user adds to its error: its influence function summed by user. Variances, contrasts
// and persona weights of every clustered statistic follow from these alone (infinitesimal jackknife; Deng, Knoblich & Lu 2018).
import { estimated, type Inference, leastUsers, withheld } from '../inference.ts';
import type { InfluencePart } from './influence-part.ts';
import type { Stratum } from './strata.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';
import { type Reach, unseenBeyond } from '../proportions/unseen-beyond.ts';

export interface InfluenceEstimate {
  readonly value: number;
  /** By user, summing to about 0; already scaled so that their squares sum to the variance. */
  readonly influence: ReadonlyMap<string, number>;
  /** Users less strata: degrees of freedom of the variance. */
  readonly df: number;
  readonly parts: readonly InfluencePart[];
}

/** A standard error below this part of the value (or of 1) is rounding. */
const rounding = 1e-9;

/** Scales raw influences of k users by sqrt(k / (k - 1)), the usual small-sample factor between clusters. */
export function fromInfluence(value: number, raw: ReadonlyMap<string, number>, trials = raw.size): InfluenceEstimate {
  const k = raw.size;
  const factor = k > 1 ? Math.sqrt(k / (k - 1)) : 1;
  const influence = new Map([...raw].map(([user, x]) => [user, x * factor]));
  const variance = clusterVariance({ influence });
  const varies = Math.sqrt(variance) > rounding * Math.max(1, Math.abs(value));
  return { value, influence, df: k - 1, parts: [{ weight: 1, value, users: k, trials, variance, varies }] };
}

/** Variance between users. */
export function clusterVariance({ influence }: Pick<InfluenceEstimate, 'influence'>): number {
  let sum = 0;
  for (const x of influence.values()) sum += x * x;
  return sum;
}

/** Sum of weight x estimate over personas (direct standardisation, Cochran 1977 ch. 5A); users belong to one persona each. */
export function weightEstimates(
  parts: readonly (Pick<Stratum<never>, 'weight'> & { readonly estimate: InfluenceEstimate })[],
): InfluenceEstimate {
  let value = 0;
  let df = 0;
  const influence = new Map<string, number>();
  for (const { weight, estimate } of parts) {
    value += weight * estimate.value;
    df += estimate.df;
    for (const [user, x] of estimate.influence) influence.set(user, (influence.get(user) ?? 0) + weight * x);
  }
  return {
    value,
    influence,
    df,
    parts: parts.flatMap(({ weight, estimate }) =>
      estimate.parts.map((part) => ({ ...part, weight: weight * part.weight })),
    ),
  };
}

export interface InferEstimateInput {
  readonly estimate: InfluenceEstimate;
  readonly conf: number;
  /** Names the estimator. */
  readonly method: string;
  /** How far a user may be from the others; absent: anywhere, and users who are all alike carry no interval. */
  readonly reach?: Reach;
}

/** t interval with users - strata degrees of freedom; withheld under 20 users. Personas of which all users are alike add what they may hide. */
export function inferEstimate({ estimate, conf, method, reach }: InferEstimateInput): Inference {
  const { value, df, parts } = estimate;
  const users = estimate.influence.size;
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, value);
  const unseen = unseenBeyond(parts, reach, conf);
  if (unseen === undefined) return withheld({ code: 'no-variance', users }, value);
  const half = studentTQuantile((1 + conf) / 2, df) * Math.sqrt(clusterVariance(estimate));
  return estimated({
    value,
    bounds: { lower: value - Math.hypot(half, unseen.below), upper: value + Math.hypot(half, unseen.above) },
    conf,
    method: unseen.method ?? method,
    users,
  });
}
