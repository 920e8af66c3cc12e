// Restricted time to sign-in: tau less the area under the share signed in up to tau, so that a give-up counts as tau (Andersen 2013,
// Stat Med 32:5278). Success and speed in one number, with influences by user for contrasts.
import { incidenceFunctional } from './incidence-functional.ts';
import { weightEstimates } from './influence-estimate.ts';
import { type PersonaWeights, stratify } from './strata.ts';
import type { TimedAttempt } from './timed-attempt.ts';
import type { EstimateResult } from './user-ratio.ts';

export interface RestrictedTimeInput {
  readonly attempts: readonly TimedAttempt[];
  /** In the unit of the attempts. */
  readonly tau: number;
  readonly weights?: PersonaWeights;
}

export function restrictedTimeToSignIn({ attempts, tau, weights }: RestrictedTimeInput): EstimateResult {
  const stratified = stratify(attempts, weights);
  if (stratified.kind === 'withheld') return stratified;
  const parts = stratified.strata.map(({ weight, rows }) => ({ weight, estimate: incidenceFunctional(rows, (time) => Math.max(0, tau - time)) }));
  const spared = weightEstimates(parts);
  return { kind: 'estimate', estimate: { value: tau - spared.value, df: spared.df, influence: new Map([...spared.influence].map(([user, x]) => [user, -x])) } };
}
