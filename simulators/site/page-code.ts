// Codes that a page can show. Numbers are the sign-in log's; words stand for what is no sign-in decision.
import type { CeremonyFailure, ceremonyFailureCodes } from './rules/ceremony-failure.ts';
import type { CodeDecision } from './rules/code-decision.ts';
import type { ResendDecision } from './rules/code-sending.ts';
import type { PasskeyRegistrationDecision } from './rules/passkey-registration.ts';
import type { PasskeySignInDecision } from './rules/passkey-sign-in.ts';
import type { PasswordDecision } from './rules/password-check.ts';
import type { PassDecision } from './rules/temporary-access-pass.ts';
import type { SecondFactorDemand } from './rules/second-factor-demand.ts';
import type { PasswordResetDecision } from './rules/password-reset.ts';

type CodeOf<D> = D extends { readonly code: infer C } ? C : never;

export type PageCode =
  | CodeOf<PasswordDecision>
  | Extract<CodeOf<SecondFactorDemand<unknown>>, '50079'>
  | CodeOf<CodeDecision>
  | Exclude<CodeOf<PasskeySignInDecision>, '0'>
  | (typeof ceremonyFailureCodes)[CeremonyFailure]
  | CodeOf<PassDecision>
  | CodeOf<PasskeyRegistrationDecision>
  | CodeOf<ResendDecision>
  | CodeOf<PasswordResetDecision>
  | 'user-name-missing'
  | 'no-password'
  | 'sign-in-expired'
  | 'reset-expired'
  | 'nothing-to-send'
  | 'passkey-already-registered';
