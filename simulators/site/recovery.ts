// A recovery under way, as the browser's session holds it: for whom, under which profile, and how far it has come.
//
// How to walk one without I/O, asking respond() with the one session of the browser throughout:
//   open-account-recovery · enter-user-name-to-recover: the answer's `call` asks the verifier for an identity check. Once it has taken it:
//   hear-of-identity {begun}; the person goes through it on their phone; hear-of-identity {issued} or {failed}, as its callback says. The
//   `call` of the answer to {issued} asks the Request Service for a presentation, whose callback is told by hear-of-presentation.
//   see-recovery-result decides. Where its `call` asks for the tenant's own check, hear-of-claims-validation tells what that said, and its
//   answer is what the person sees. Where an answer has `passOf`, there is a new pass: `enter-pass` with `matches` is somebody who enters it.
// What is heard counts once, in this order, and only with the state of this recovery; anything else changes nothing. A call to the help desk
// is walked likewise, with a session of its own: call-help-desk, then answer-help-desk until it is accepted or refused.
import type { RecoveryPolicy, RecoveryProfile } from '../../scenarios/schema/recovery-policy.ts';
import type { Account } from './account.ts';
import type { PageCode } from './page-code.ts';

/** As a credential has them, of a document. */
export interface IdentityClaims {
  readonly firstName: string;
  readonly lastName: string;
  /** ISO 8601, a day. */
  readonly dateOfBirth: string;
  readonly documentType: string;
}

export type RecoveryProgress =
  | { readonly kind: 'identity-check-asked-for' }
  | { readonly kind: 'identity-check-begun' }
  /** There is a credential, to be presented. */
  | { readonly kind: 'credential-issued' }
  | { readonly kind: 'identity-proven'; readonly claims: IdentityClaims }
  /** The tenant's own check has been asked, and has not answered. */
  | { readonly kind: 'own-check-asked'; readonly claims: IdentityClaims }
  /** Nothing will come of it. */
  | { readonly kind: 'failed'; readonly code: PageCode };

export interface Recovery {
  /** Drawn for it: nobody can guess it. Whoever tells of it must know it. */
  readonly state: string;
  /** That was in force for the person when it began. */
  readonly profile: RecoveryProfile;
  readonly progress: RecoveryProgress;
}

/** What the site cannot do itself: whoever runs it does, and tells what came of it. */
export type RecoveryCall =
  | { readonly kind: 'identity-check'; readonly verifier: RecoveryProfile['verifier']; readonly state: string }
  | {
      readonly kind: 'presentation';
      readonly faceCheck: RecoveryPolicy['faceCheck'];
      readonly verifier: RecoveryProfile['verifier'];
      readonly state: string;
    }
  | {
      readonly kind: 'claims-validation';
      readonly by: 'built-in' | 'endpoint';
      readonly account: Account;
      readonly claims: IdentityClaims;
      readonly state: string;
    };
