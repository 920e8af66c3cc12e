// What a browser asks of the site, as verified facts: whoever speaks to the browser has compared hashes, checked signatures and drawn
// whatever must not be guessed. Closed: a new kind does not compile until it is answered.
import type { DeskAnswer } from '../../scenarios/schema/help-desk.ts';
import type { ShownStatement } from './rules/attestation-trust.ts';
import type { Challenge } from './rules/challenge-life.ts';
import type { CeremonyFailure } from './rules/ceremony-failure.ts';
import type { Credential } from './account.ts';
import type { IdentityClaims } from './recovery.ts';
import type { ExternalAnswer } from './rules/external-answer.ts';
import type { OwnCheckVerdict } from './rules/recovery-decision.ts';

/** What browser and authenticator signed of a ceremony: the origin of the page, and the flags (WebAuthn Level 3 section 6.1). */
export interface SignedFacts {
  readonly origin: string;
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
}

/** Of an answer that could be read. `userHandle`: base64url as shown, '' where the authenticator gave none. */
export interface ShownAssertion {
  readonly credentialId: string;
  readonly userHandle: string;
  /** Absent: not verified, because there was no live challenge or no such credential to verify by. */
  readonly verification?:
    | { readonly verified: true; readonly counter: number; readonly facts: SignedFacts }
    | { readonly verified: false; readonly failure: CeremonyFailure };
}

/** Its type follows from the flags. */
export interface NewCredential extends Omit<Credential, 'createdAtMs' | 'passkeyType' | 'attested'> {
  /** What its authenticator shows of who made it. */
  readonly statement: ShownStatement;
}

/** Of an answer that could be read. `verification` absent: there was no challenge to verify it by. */
export interface ShownAttestation {
  readonly verification?:
    | { readonly verified: true; readonly credential: NewCredential; readonly facts: SignedFacts }
    /** invalid-statement: the certificate that is shown of the maker cannot be one, or is of another model. */
    | { readonly verified: false; readonly failure: CeremonyFailure | 'invalid-statement' }
    | undefined;
}

/** What a verifier tells. `begun`: it has taken the request. `failed`: nothing will come of it; `outOfTime`: as nobody came to its end in time. */
export type IdentityNews =
  | { readonly kind: 'begun' }
  | { readonly kind: 'issued' }
  | { readonly kind: 'failed'; readonly outOfTime: boolean };

/** What the Request Service tells. `faceScore` absent: no face was checked. */
export type PresentationNews =
  | { readonly kind: 'verified'; readonly claims: IdentityClaims; readonly faceScore?: number | undefined }
  | { readonly kind: 'failed'; readonly because: 'credential' | 'face' };

/** What is known of the external provider when somebody may have to be sent there: `not-valid` where its metadata cannot be had or used. */
export type ExternalProvider =
  | { readonly kind: 'not-valid' }
  | {
      readonly kind: 'ready';
      readonly issuer: string;
      readonly clientId: string;
      readonly freshState: string;
      readonly freshNonce: string;
    };

/**
 * `userName`: as compared. `freshCode`, `freshChallenge`: drawn for this request, used if something is sent or asked for.
 * `challenge`: what this browser's session held when the answer came in. It is good for one answer, so it was taken out then.
 */
export type SiteRequest =
  | { readonly kind: 'open-sign-in' }
  | { readonly kind: 'open-other-ways' }
  | { readonly kind: 'enter-user-name'; readonly userName: string }
  /** `userName`: whose password it was held against. `fingerprint`: of it as entered, keyed, to know a repeated one. A locked account's is not looked at: `matches` is false. `external` absent: no provider is known. */
  | {
      readonly kind: 'enter-password';
      readonly userName: string;
      readonly matches: boolean;
      readonly fingerprint: string;
      readonly freshCode: string;
      readonly external?: ExternalProvider | undefined;
    }
  /** The browser brings it from the external provider. */
  | { readonly kind: 'take-external-answer'; readonly state: string; readonly answer: ExternalAnswer }
  /** `totpStep`: time step near now whose code of the person's authenticator app it is; absent: of none. */
  | { readonly kind: 'enter-code'; readonly text: string; readonly totpStep?: number | undefined }
  | { readonly kind: 'resend-code'; readonly freshCode: string }
  /** `matches`: it is the pass that was issued last. While too many were wrong it need not be looked at. */
  | { readonly kind: 'enter-pass'; readonly userName: string; readonly matches: boolean }
  | { readonly kind: 'ask-for-assertion'; readonly userName: string; readonly freshChallenge: string }
  /** `assertion` absent: it could not be read. */
  | {
      readonly kind: 'show-assertion';
      readonly challenge?: Challenge | undefined;
      readonly assertion?: ShownAssertion | undefined;
    }
  | { readonly kind: 'open-passkey-registration' }
  | { readonly kind: 'ask-for-attestation'; readonly freshChallenge: string }
  | {
      readonly kind: 'show-attestation';
      readonly challenge?: Challenge | undefined;
      readonly attestation?: ShownAttestation | undefined;
    }
  | { readonly kind: 'open-password-reset' }
  | { readonly kind: 'enter-user-name-to-reset'; readonly userName: string; readonly freshCode: string }
  | { readonly kind: 'enter-reset-code'; readonly text: string }
  | { readonly kind: 'resend-reset-code'; readonly freshCode: string }
  | { readonly kind: 'choose-new-password'; readonly text: string }
  | { readonly kind: 'open-account-recovery' }
  /** `freshState`: drawn for this recovery, if it begins. */
  | { readonly kind: 'enter-user-name-to-recover'; readonly userName: string; readonly freshState: string }
  /** What is heard comes from elsewhere, for the session whose recovery has this state. */
  | { readonly kind: 'hear-of-identity'; readonly state: string; readonly news: IdentityNews }
  | { readonly kind: 'hear-of-presentation'; readonly state: string; readonly news: PresentationNews }
  | { readonly kind: 'see-recovery-result' }
  | {
      readonly kind: 'hear-of-claims-validation';
      readonly state: string;
      readonly verdict: Exclude<OwnCheckVerdict, 'not-asked'>;
    }
  /** In a session of the call's own. */
  | { readonly kind: 'call-help-desk'; readonly userName: string }
  | { readonly kind: 'answer-help-desk'; readonly answer?: DeskAnswer | undefined; readonly passedOver: boolean }
  | { readonly kind: 'open-home' }
  | { readonly kind: 'sign-out' };

export type RequestOf<K extends SiteRequest['kind']> = Extract<SiteRequest, { kind: K }>;

/** One for all of its kind: no answer keeps the request, so that whoever asks very often may write it anew. */
export type Rewritten<K extends SiteRequest['kind']> = { -readonly [F in keyof RequestOf<K>]: RequestOf<K>[F] };
