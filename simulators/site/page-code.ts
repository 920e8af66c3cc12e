// Codes that a page can show. Numbers are the sign-in log's; words stand for what is no sign-in decision.
import type { AttestationTrust } from './rules/attestation-trust.ts';
import type { CeremonyFailure, ceremonyFailureCodes } from './rules/ceremony-failure.ts';
import type { CodeDecision } from './rules/code-decision.ts';
import type { ResendDecision } from './rules/code-sending.ts';
import type { ExternalDecision } from './rules/external-answer.ts';
import type { ExternalDemand } from './rules/external-method-demand.ts';
import type { PasskeyRegistrationDecision } from './rules/passkey-registration.ts';
import type { PasskeySignInDecision } from './rules/passkey-sign-in.ts';
import type { PasswordDecision } from './rules/password-check.ts';
import type { ProofDecision } from './rules/help-desk-procedure.ts';
import type { PassEntryDecision } from './rules/pass-entry.ts';
import type { PassIssueDecision } from './rules/pass-issue.ts';
import type { RecoveryDecision } from './rules/recovery-decision.ts';
import type { RecoveryStart } from './rules/recovery-starts.ts';
import type { AccessRefusal } from './rules/refused-access.ts';
import type { SecondFactorDemand } from './rules/second-factor-demand.ts';
import type { PasswordResetDecision } from './rules/password-reset.ts';

type CodeOf<D> = D extends { readonly code: infer C } ? C : never;

export type PageCode =
  | CodeOf<PasswordDecision>
  | Exclude<CodeOf<SecondFactorDemand<unknown>>, '0'>
  | '50076'
  | Exclude<AccessRefusal, 'proof'>
  | '130502'
  | CodeOf<CodeDecision>
  | Exclude<CodeOf<ExternalDemand>, '50158'>
  | CodeOf<ExternalDecision>
  | Exclude<CodeOf<PasskeySignInDecision>, '0'>
  | (typeof ceremonyFailureCodes)[CeremonyFailure]
  | CodeOf<PassEntryDecision>
  | CodeOf<PassIssueDecision>
  | CodeOf<RecoveryStart>
  | CodeOf<RecoveryDecision>
  | CodeOf<ProofDecision>
  | CodeOf<PasskeyRegistrationDecision>
  | CodeOf<AttestationTrust>
  /** A statement of a maker that is none: what was signed, or who signed it, does not fit. */
  | 'attestation-invalid'
  | CodeOf<ResendDecision>
  | CodeOf<PasswordResetDecision>
  | 'user-name-missing'
  | 'not-signed-in'
  | 'no-password'
  | 'sign-in-expired'
  | 'reset-expired'
  | 'nothing-to-send'
  | 'passkey-already-registered'
  /** To anybody. */
  | 'recovery-not-offered'
  /** To this person. */
  | 'not-in-scope'
  | 'recovery-pending'
  | 'recovery-expired'
  /** To whoever tells of a recovery that there is not, or what was told before. */
  | 'recovery-unknown'
  | 'identity-not-verified'
  | 'identity-not-shown'
  | 'help-desk-closed'
  | 'call-ended';
