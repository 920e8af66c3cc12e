// Intraclass correlation of a user's attempts, ANOVA estimator (Donner 1986, Int Stat Rev 54:67), and the design effects it implies.
import type { UserCount } from '../../clustered/clustered-count.ts';

export interface IccAnova {
  readonly icc: number;
  /** Adjusted mean number of trials a user. */
  readonly n0: number;
  /** With equal, and with the actual (Kish) numbers of trials a user. */
  readonly designEffectEqual: number;
  readonly designEffectKish: number;
}

/** Absent when no user has two trials, there is one user, or all trials ended alike. */
export function iccAnova(perUser: readonly UserCount[]): IccAnova | undefined {
  const users = perUser.filter(({ trials }) => trials > 0);
  const k = users.length;
  const trials = users.reduce((sum, u) => sum + u.trials, 0);
  const successes = users.reduce((sum, u) => sum + u.successes, 0);
  if (k < 2 || trials === k || successes === 0 || successes === trials) return undefined;
  const p = successes / trials;
  const between = users.reduce((sum, u) => sum + u.trials * (u.successes / u.trials - p) ** 2, 0) / (k - 1);
  const within = users.reduce((sum, u) => sum + (u.successes * (u.trials - u.successes)) / u.trials, 0) / (trials - k);
  const squares = users.reduce((sum, u) => sum + u.trials ** 2, 0) / trials;
  const n0 = (trials - squares) / (k - 1);
  const icc = (between - within) / (between + (n0 - 1) * within);
  return { icc, n0, designEffectEqual: 1 + (trials / k - 1) * icc, designEffectKish: 1 + (squares - 1) * icc };
}
