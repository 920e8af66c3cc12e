// Difference of two arms of different users by least squares, with the cluster-robust standard errors CR0, CR1, CR1S and CR2 and the
// Bell-McCaffrey degrees of freedom (2002, Survey Methodology 28:169; as sandwich::vcovCL and clubSandwich).
import type { UserCount } from '../../clustered/clustered-count.ts';

export interface ClusterRobustLinear {
  /** second - first. */
  readonly diff: number;
  readonly seCR0: number;
  readonly seCR1: number;
  readonly seCR1S: number;
  readonly seCR2: number;
  readonly df: number;
}

/** Absent unless each arm has two users. */
export function clusterRobustLinear(
  first: readonly UserCount[],
  second: readonly UserCount[],
): ClusterRobustLinear | undefined {
  if (first.length < 2 || second.length < 2) return undefined;
  const arms = [arm(first), arm(second)];
  const total = (f: (a: Arm) => number): number => arms.reduce((sum, a) => sum + f(a), 0);
  const users = first.length + second.length;
  const trials = total((a) => a.trials);
  const cr0 = total((a) => a.cr0);
  const cr1 = cr0 * (users / (users - 1));
  return {
    diff: (arms[1]?.p ?? 0) - (arms[0]?.p ?? 0),
    seCR0: Math.sqrt(cr0),
    seCR1: Math.sqrt(cr1),
    seCR1S: Math.sqrt((cr1 * (trials - 1)) / (trials - 2)),
    seCR2: Math.sqrt(total((a) => a.cr2)),
    df: total((a) => a.trace) ** 2 / total((a) => a.squares),
  };
}

interface Arm {
  readonly p: number;
  readonly trials: number;
  readonly cr0: number;
  readonly cr2: number;
  /** Trace and sum of squares of the quadratic form CR2 is, under independent errors. */
  readonly trace: number;
  readonly squares: number;
}

function arm(users: readonly UserCount[]): Arm {
  const trials = users.reduce((sum, u) => sum + u.trials, 0);
  const p = users.reduce((sum, u) => sum + u.successes, 0) / trials;
  let cr0 = 0;
  let cr2 = 0;
  let squares = 0;
  for (const u of users) {
    const residual = (u.successes - p * u.trials) / trials;
    cr0 += residual ** 2;
    cr2 += residual ** 2 / (1 - u.trials / trials);
    for (const v of users) {
      const inner =
        u === v
          ? u.trials / trials ** 2
          : -(u.trials * v.trials) / (trials ** 3 * Math.sqrt((1 - u.trials / trials) * (1 - v.trials / trials)));
      squares += inner ** 2;
    }
  }
  return { p, trials, cr0, cr2, trace: 1 / trials, squares };
}
