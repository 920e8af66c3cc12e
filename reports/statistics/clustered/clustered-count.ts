// Successes and trials by user, reduced to what the interval methods need: the share, its variance between users, and the
// effective counts of Rao & Scott 1992 (Biometrics 48:577) that carry that variance into binomial score methods.
import { trialsWhenUnseen } from '../proportions/correlation-when-unseen.ts';
import type { Count } from '../proportions/counts.ts';
import type { WithheldReason } from '../inference.ts';
import { type InfluenceEstimate, clusterVariance, fromInfluence, weightEstimates } from './influence-estimate.ts';
import { type PersonaWeights, type Stratum, type UserRow, stratify } from './strata.ts';

export interface UserCount extends UserRow {
  readonly successes: number;
  readonly trials: number;
}

export interface ClusteredCount {
  readonly estimate: InfluenceEstimate;
  readonly users: number;
  /** Users with at least one failure and users with at least one success, whichever are fewer. */
  readonly informativeUsers: number;
  /** Variance between users over binomial variance, before its floor at 1; absent when all trials ended alike. */
  readonly designEffect?: number;
  /** Fractional counts with the same share, and with the variance between users as their binomial variance. */
  readonly effective: Count;
}

export type ClusteredCountResult =
  | { readonly kind: 'count'; readonly count: ClusteredCount }
  | { readonly kind: 'withheld'; readonly reason: WithheldReason };

/** With weights: the share standardised to the tenant's personas. Users without a trial are left out. */
export function clusteredCount(perUser: readonly UserCount[], weights?: PersonaWeights): ClusteredCountResult {
  const stratified = stratify(
    perUser.filter(({ trials }) => trials > 0),
    weights,
  );
  if (stratified.kind === 'withheld') return stratified;
  const { strata } = stratified;
  const rows = strata.flatMap((stratum) => stratum.rows);
  const parts = strata.map((stratum) => ({ weight: stratum.weight, estimate: share(stratum.rows) }));
  const estimate = weightEstimates(parts);
  const failing = rows.filter(({ successes, trials }) => successes < trials).length;
  const succeeding = rows.filter(({ successes }) => successes > 0).length;
  const p = Math.min(1, Math.max(0, estimate.value));
  const trials = kishSize(strata);
  const binomial = (p * (1 - p)) / trials;
  const base = {
    estimate: { ...estimate, value: p },
    users: rows.length,
    informativeUsers: Math.min(failing, succeeding),
  };
  if (failing === 0 || succeeding === 0) {
    const n = trialsWhenUnseen({ trials, users: rows.length });
    return { kind: 'count', count: { ...base, effective: { x: failing === 0 ? n : 0, n } } };
  }
  const designEffect = clusterVariance(estimate) / binomial;
  const n = trials / Math.max(1, designEffect);
  return { kind: 'count', count: { ...base, designEffect, effective: { x: p * n, n } } };
}

/** Ratio estimator of successes over trials (Deng, Knoblich & Lu 2018, KDD; Cochran 1977, 6.13). */
function share(rows: readonly UserCount[]): InfluenceEstimate {
  let successes = 0;
  let trials = 0;
  for (const row of rows) {
    successes += row.successes;
    trials += row.trials;
  }
  const p = successes / trials;
  return fromInfluence(p, new Map(rows.map((row) => [row.user, (row.successes - p * row.trials) / trials])), trials);
}

/** Trials a simple sample would need for the same binomial variance as the weighted one (Kish 1965). */
function kishSize(strata: readonly Stratum<UserCount>[]): number {
  let sum = 0;
  for (const { weight, rows } of strata) sum += weight ** 2 / rows.reduce((n, { trials }) => n + trials, 0);
  return 1 / sum;
}
