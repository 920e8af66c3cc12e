// What comes of the claims that somebody has proved: whether they are those of the account. In order: the names; then, where the profile has
// one, the tenant's own check (OnVerifiedIdClaimValidation); then whether others of the tenant have the same names, which that check settles.
// Source: Microsoft Learn, self-service-account-recovery. That an own check which does not answer refuses is assumed.
import type { NameMatching } from '../../../scenarios/schema/name-matching.ts';
import type { RecoveryProfile } from '../../../scenarios/schema/recovery-policy.ts';
import type { ClaimMatch } from './claim-match.ts';
import { decideSameName } from './same-name.ts';

/** What the tenant's own check said. `none-came`: it did not answer, or not as it should. */
export type OwnCheckVerdict = 'not-asked' | 'passed' | 'failed' | 'none-came';

export interface ProvenIdentity {
  readonly match: ClaimMatch['kind'];
  /** How many others of the tenant have the names of the account. */
  readonly namesakes: number;
  readonly ownCheck: OwnCheckVerdict;
}

export type RecoveryDecision =
  | { readonly kind: 'matched' }
  | { readonly kind: 'own-check-due' }
  | {
      readonly kind: 'refused';
      readonly code:
        | 'claims-differ'
        | 'name-missing'
        | 'name-not-unique'
        | 'validation-failed'
        | 'validation-unavailable';
    };

export function decideRecovery(
  { claimValidation }: Pick<RecoveryProfile, 'claimValidation'>,
  settings: Pick<NameMatching, 'sameName'>,
  { match, namesakes, ownCheck }: ProvenIdentity,
): RecoveryDecision {
  if (match === 'attribute-empty') return { kind: 'refused', code: 'name-missing' };
  if (match === 'differs') return { kind: 'refused', code: 'claims-differ' };
  if (claimValidation !== 'none' && ownCheck !== 'passed')
    switch (ownCheck) {
      case 'not-asked':
        return { kind: 'own-check-due' };
      case 'failed':
        return { kind: 'refused', code: 'validation-failed' };
      case 'none-came':
        return { kind: 'refused', code: 'validation-unavailable' };
    }
  const sameName = decideSameName(namesakes, claimValidation === 'none' ? 'none' : 'passed', settings);
  return sameName.kind === 'ambiguous' ? { kind: 'refused', code: 'name-not-unique' } : { kind: 'matched' };
}
