// Sample-ratio mismatch that may be watched all the time: Dirichlet-multinomial Bayes factor against the planned split
// (Lindon & Malek 2022, NeurIPS); p = 1 / Bayes factor.
import { logGamma } from '../../distributions/special-functions.ts';

export interface SequentialSRMInput {
  readonly observed: readonly number[];
  readonly weights: readonly number[];
  /** Prior weight in observations: large looks for small mismatches. */
  readonly concentration: number;
}

export function sequentialSRM({ observed, weights, concentration }: SequentialSRMInput): {
  readonly logBayesFactor: number;
  readonly p: number;
} {
  const prior = weights.map((w) => w * concentration);
  const parts = observed.map(
    (x, i) => logGamma((prior[i] ?? 0) + x) - logGamma(prior[i] ?? 0) - x * Math.log(weights[i] ?? 0),
  );
  const logBayesFactor = logGamma(sum(prior)) - logGamma(sum(prior) + sum(observed)) + sum(parts);
  return { logBayesFactor, p: Math.min(1, Math.exp(-logBayesFactor)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
