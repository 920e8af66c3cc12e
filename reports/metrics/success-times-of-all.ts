// Times of the successful attempts of everybody in a very large run: histograms of random groups of users, by persona.
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import { sumPlace } from '../../scenarios/measures/user-sums.ts';
import type { UserCount } from '../statistics/clustered/clustered-count.ts';
import type { PersonaWeights } from '../statistics/clustered/strata.ts';

export interface SuccessTimes {
  /** Users with a success. */
  readonly users: number;
  readonly successes: number;
  /** Smallest bucket that a share of the successes does not exceed; undefined: there are none. */
  readonly bucketAt: (share: number) => number | undefined;
  /** By group of users: how many of its times are in buckets up to this one. */
  readonly countsUpTo: (bucket: number) => UserCount[];
}

/** Of one persona, or of the tenant: each persona's successes weigh together what the persona does. */
export function successTimesOfAll(
  { parts }: Aggregates,
  asked: { readonly arm: string } & ({ readonly persona: string } | { readonly weights: PersonaWeights }),
): SuccessTimes {
  const weightOf = (persona: string) =>
    'weights' in asked ? asked.weights.get(persona) : persona === asked.persona ? 1 : undefined;
  const known = parts.flatMap((part) => {
    const weight = weightOf(part.persona);
    return part.arm !== asked.arm || weight === undefined || part.signIns.succeeded === 0 ? [] : [{ ...part, weight }];
  });
  const mass = new Map<number, number>();
  for (const { weight, signIns, successTimes } of known) {
    for (const [, buckets] of successTimes)
      for (const [bucket, count] of buckets)
        mass.set(bucket, (mass.get(bucket) ?? 0) + (weight * count) / signIns.succeeded);
  }
  const ascending = [...mass].toSorted(([a], [b]) => a - b);
  const total = ascending.reduce((sum, [, each]) => sum + each, 0);
  const successes = sumPlace('attempts', { where: ['succeeded'] });
  return {
    users: known.reduce((sum, { usersWith }) => sum + (usersWith[successes.at] ?? 0), 0),
    successes: known.reduce((sum, { signIns }) => sum + signIns.succeeded, 0),
    bucketAt: (share) => {
      let reached = 0;
      return (ascending.find(([, each]) => (reached += each) >= share * total * (1 - 1e-12)) ?? ascending.at(-1))?.[0];
    },
    countsUpTo: (bucket) =>
      known.flatMap(({ persona, successTimes }) =>
        successTimes.map(([user, buckets]) => ({
          user,
          persona,
          successes: buckets.reduce((sum, [each, count]) => sum + (each <= bucket ? count : 0), 0),
          trials: buckets.reduce((sum, [, count]) => sum + count, 0),
        })),
      ),
  };
}
