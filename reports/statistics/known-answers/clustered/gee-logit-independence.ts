// Marginal logistic model of two arms with independence working correlation: pooled log odds, sandwich standard error between users
// (Liang & Zeger 1986, Biometrika 73:13).
import type { UserCount } from '../../clustered/clustered-count.ts';
import { type GeeLogit, logitVariance, varies } from './gee-logit-exchangeable.ts';

/** Absent when an arm is empty or all its trials ended alike. */
export function geeLogitIndependence(
  first: readonly UserCount[],
  second: readonly UserCount[],
): Omit<GeeLogit, 'alpha'> | undefined {
  if (!varies(first) || !varies(second)) return undefined;
  const b0 = logOdds(first);
  return { b0, b1: logOdds(second) - b0, seB1: Math.sqrt(logitVariance(first, 0) + logitVariance(second, 0)) };
}

function logOdds(users: readonly UserCount[]): number {
  const successes = users.reduce((sum, u) => sum + u.successes, 0);
  const trials = users.reduce((sum, u) => sum + u.trials, 0);
  return Math.log(successes / (trials - successes));
}
