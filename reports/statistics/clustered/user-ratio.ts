// Sum of a quantity over sum of another, by user: seconds per signed-in attempt, mean time of an attempt, events per sign-in.
// Ratio estimator with linearised influences (Cochran 1977, 6.13; Deng, Knoblich & Lu 2018).
import type { WithheldReason } from '../inference.ts';
import { type InfluenceEstimate, fromInfluence, weightEstimates } from './influence-estimate.ts';
import { type PersonaWeights, type UserRow, stratify } from './strata.ts';

export interface UserSum extends UserRow {
  readonly numerator: number;
  readonly denominator: number;
}

export type EstimateResult =
  | { readonly kind: 'estimate'; readonly estimate: InfluenceEstimate }
  | { readonly kind: 'withheld'; readonly reason: WithheldReason };

/** With weights: the persona ratios, averaged by tenant weight. Users with nothing in either sum are left out. */
export function userRatio(perUser: readonly UserSum[], weights?: PersonaWeights): EstimateResult {
  const stratified = stratify(
    perUser.filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0),
    weights,
  );
  if (stratified.kind === 'withheld') return stratified;
  const parts: { readonly weight: number; readonly estimate: InfluenceEstimate }[] = [];
  for (const { weight, rows } of stratified.strata) {
    const numerator = rows.reduce((sum, row) => sum + row.numerator, 0);
    const denominator = rows.reduce((sum, row) => sum + row.denominator, 0);
    if (!(denominator > 0)) return { kind: 'withheld', reason: { code: 'not-estimable' } };
    const ratio = numerator / denominator;
    parts.push({
      weight,
      estimate: fromInfluence(
        ratio,
        new Map(rows.map((row) => [row.user, (row.numerator - ratio * row.denominator) / denominator])),
        denominator,
      ),
    });
  }
  return { kind: 'estimate', estimate: weightEstimates(parts) };
}
