// Difference of two success shares in a parallel design, several trials a user: Miettinen-Nurminen on Rao-Scott effective
// counts at a Welch-Satterthwaite t quantile; up to 40 users an arm the plain cluster-t, which covers better there.
import { type ClusteredCount, type UserCount, clusteredCount } from './clustered-count.ts';
import type { TwoCounts } from '../proportions/counts.ts';
import { estimated, type Inference, leastUsers, withheld } from '../inference.ts';
import { differenceVariance } from './influence-contrast.ts';
import { miettinenNurminenDiffLimits } from '../proportions/miettinen-nurminen-diff-ci.ts';
import type { PersonaWeights } from './strata.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';

export interface ClusteredComparisonInput {
  readonly first: readonly UserCount[];
  readonly second: readonly UserCount[];
  readonly weights?: PersonaWeights;
  readonly conf: number;
}

/** Up to this many users in the smaller arm the symmetric interval covers better (statistics.md 2.2). */
const mostUsersForT = 40;
/** The symmetric interval needs this many users of either kind, and users who differ: its variance is 0 when all fare alike. */
const leastInformativeForT = 5;

/** first - second. */
export function clusteredDifference({ first, second, weights, conf }: ClusteredComparisonInput): Inference {
  const one = clusteredCount(first, weights);
  if (one.kind === 'withheld') return one;
  const two = clusteredCount(second, weights);
  if (two.kind === 'withheld') return two;
  const difference = one.count.estimate.value - two.count.estimate.value;
  const users = Math.min(one.count.users, two.count.users);
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, difference);
  const informativeUsers = Math.min(one.count.informativeUsers, two.count.informativeUsers);
  const { variance, df } = differenceVariance(one.count.estimate, two.count.estimate, 'parallel');
  const critical = studentTQuantile((1 + conf) / 2, df);
  const differ = [one, two].every(({ count }) => count.estimate.parts.some(({ varies }) => varies));
  if (users <= mostUsersForT && informativeUsers >= leastInformativeForT && differ) {
    const half = critical * Math.sqrt(variance);
    const bounds = { lower: Math.max(-1, difference - half), upper: Math.min(1, difference + half) };
    return estimated({
      value: difference,
      bounds,
      conf,
      method: 'cluster-t, Welch-Satterthwaite',
      users,
      informativeUsers,
    });
  }
  const bounds = miettinenNurminenDiffLimits(effectiveCounts(one.count, two.count), critical);
  return estimated({
    value: difference,
    bounds,
    conf,
    method: 'Rao-Scott + Miettinen-Nurminen, t',
    users,
    informativeUsers,
  });
}

export function effectiveCounts(one: ClusteredCount, two: ClusteredCount): TwoCounts {
  return { x1: one.effective.x, n1: one.effective.n, x2: two.effective.x, n2: two.effective.n };
}
