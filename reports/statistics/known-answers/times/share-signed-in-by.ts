// Share of all attempts signed in by a time (Aalen-Johansen, giving up competes), with influences by user.
import { incidenceFunctional } from '../../times/incidence-functional.ts';
import { weightEstimates } from '../../clustered/influence-estimate.ts';
import { type PersonaWeights, stratify } from '../../clustered/strata.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';
import type { EstimateResult } from '../../clustered/user-ratio.ts';

export interface ShareSignedInByInput {
  readonly attempts: readonly TimedAttempt[];
  /** In the unit of the attempts. */
  readonly by: number;
  readonly weights?: PersonaWeights;
}

export function shareSignedInBy({ attempts, by, weights }: ShareSignedInByInput): EstimateResult {
  const stratified = stratify(attempts, weights);
  if (stratified.kind === 'withheld') return stratified;
  const parts = stratified.strata.map(({ weight, rows }) => ({
    weight,
    estimate: incidenceFunctional(rows, (time) => (time <= by ? 1 : 0)),
  }));
  return { kind: 'estimate', estimate: weightEstimates(parts) };
}
