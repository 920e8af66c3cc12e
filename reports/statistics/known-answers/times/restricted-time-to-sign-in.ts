// Restricted time to sign-in: tau less the area under the share signed in up to tau, so that a give-up counts as tau (Andersen 2013,
// Stat Med 32:5278). Success and speed in one number, with influences by user for contrasts.
import { incidenceFunctional } from '../../times/incidence-functional.ts';
import { type InfluenceEstimate, weightEstimates } from '../../clustered/influence-estimate.ts';
import { type PersonaWeights, stratify } from '../../clustered/strata.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';
import type { EstimateResult } from '../../clustered/user-ratio.ts';

export interface RestrictedTimeInput {
  readonly attempts: readonly TimedAttempt[];
  /** In the unit of the attempts. */
  readonly tau: number;
  readonly weights?: PersonaWeights;
}

export function restrictedTimeToSignIn({ attempts, tau, weights }: RestrictedTimeInput): EstimateResult {
  const stratified = stratify(attempts, weights);
  if (stratified.kind === 'withheld') return stratified;
  const parts = stratified.strata.map(({ weight, rows }) => ({
    weight,
    estimate: incidenceFunctional(rows, (time) => Math.max(0, tau - time)),
  }));
  const spared = weightEstimates(parts);
  return { kind: 'estimate', estimate: fromTau(spared, tau) };
}

function fromTau({ value, df, influence, parts }: InfluenceEstimate, tau: number): InfluenceEstimate {
  return {
    value: tau - value,
    df,
    influence: new Map([...influence].map(([user, x]) => [user, -x])),
    parts: parts.map((part) => ({ ...part, value: tau - part.value })),
  };
}
