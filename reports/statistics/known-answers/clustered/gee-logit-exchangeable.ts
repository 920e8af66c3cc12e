// Marginal logistic model of two arms with exchangeable correlation within user (Liang & Zeger 1986, Biometrika 73:13), sandwich standard
// error; moment estimates of scale and correlation as geepack's. Users are nested in arms, so the arms only share the correlation.
import type { UserCount } from '../../clustered/clustered-count.ts';
import { StatisticsError } from '../../statistics-error.ts';

export interface GeeLogit {
  /** Log odds of the first arm, and the second's difference from it. */
  readonly b0: number;
  readonly b1: number;
  readonly seB1: number;
  /** Working correlation. */
  readonly alpha: number;
}

const mostIterations = 200;

/** Absent when an arm is empty or all its trials ended alike. */
export function geeLogitExchangeable(first: readonly UserCount[], second: readonly UserCount[]): GeeLogit | undefined {
  if (!varies(first) || !varies(second)) return undefined;
  let alpha = 0;
  for (let i = 0; i < mostIterations; i++) {
    const p1 = weightedShare(first, alpha);
    const p2 = weightedShare(second, alpha);
    const next = correlation([
      { users: first, p: p1 },
      { users: second, p: p2 },
    ]);
    if (Math.abs(next - alpha) < 1e-12) {
      const b0 = Math.log(p1 / (1 - p1));
      return {
        b0,
        b1: Math.log(p2 / (1 - p2)) - b0,
        seB1: Math.sqrt(logitVariance(first, alpha) + logitVariance(second, alpha)),
        alpha,
      };
    }
    alpha = next;
  }
  throw new StatisticsError('no-convergence', { iterations: mostIterations });
}

/** Weight of a user's sum under exchangeable correlation: 1 / (1 + (trials - 1) alpha). */
function weight(trials: number, alpha: number): number {
  return 1 / (1 + (trials - 1) * alpha);
}

/** Solution of an arm's estimating equation: the mean weighted by user. */
function weightedShare(users: readonly UserCount[], alpha: number): number {
  let successes = 0;
  let trials = 0;
  for (const u of users) {
    successes += weight(u.trials, alpha) * u.successes;
    trials += weight(u.trials, alpha) * u.trials;
  }
  return successes / trials;
}

/** Sandwich variance of an arm's log odds. */
export function logitVariance(users: readonly UserCount[], alpha: number): number {
  const p = weightedShare(users, alpha);
  const bread = users.reduce((sum, u) => sum + weight(u.trials, alpha) * u.trials, 0) * p * (1 - p);
  const meat = users.reduce((sum, u) => sum + (weight(u.trials, alpha) * (u.successes - p * u.trials)) ** 2, 0);
  return meat / bread ** 2;
}

function correlation(arms: readonly { readonly users: readonly UserCount[]; readonly p: number }[]): number {
  let squares = 0;
  let trials = 0;
  let products = 0;
  let pairs = 0;
  for (const { users, p } of arms) {
    const scale = p * (1 - p);
    for (const { successes, trials: m } of users) {
      const own = (successes * (1 - p) ** 2 + (m - successes) * p ** 2) / scale;
      squares += own;
      trials += m;
      products += ((successes - p * m) ** 2 / scale - own) / 2;
      pairs += (m * (m - 1)) / 2;
    }
  }
  return pairs === 0 ? 0 : products / pairs / (squares / trials);
}

export function varies(users: readonly UserCount[]): boolean {
  return users.some((u) => u.successes > 0) && users.some((u) => u.successes < u.trials);
}
