// The person's phone in a recovery, without its pages: the identity check, the wallet and Face Check, each asked of its machine as its server
// asks it. What the site would be told is handed back; whoever holds the phone tells it. For drivers that plant the answers of whoever checks
// identities.
import { documentTypes } from '../../scenarios/schema/captured.ts';
import type { FaceCheck } from '../../scenarios/schema/face-check.ts';
import type { RecoveryPolicy } from '../../scenarios/schema/recovery-policy.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import type { RecoveryPageName } from '../../scenarios/flows/page-name.ts';
import type { IdentityFacts } from '../identity-proofing/identity-facts.ts';
import {
  newPresentation,
  present,
  type Presentation,
  type WalletPage,
  type WalletRequest,
} from '../identity-proofing/presentation.ts';
import type { PresentationRequest } from '../identity-proofing/presentation-request.ts';
import {
  newVerification,
  verifyIdentity,
  type Verification,
  type VerificationRequest,
  type VerifierPage,
} from '../identity-proofing/verify-identity.ts';
import type { IdentityNews, PresentationNews } from '../site/request.ts';
import { VoidAttempt } from './void-attempt.ts';

/** Who checks identities. */
export interface ProofingProfiles {
  readonly verifiers: readonly Verifier[];
  readonly faceCheck?: FaceCheck | undefined;
}

/** What the phone shows. `news`: what the site is told before the person sees it. */
export interface PhoneShown<N> {
  readonly page?: RecoveryPageName;
  readonly code?: string;
  readonly news?: N;
}

/** What comes of an identity check. */
export type CheckNews = Exclude<IdentityNews, { kind: 'begun' }>;

/** As the site asks for a presentation. */
export interface AskedPresentation extends Pick<RecoveryPolicy['faceCheck'], 'threshold' | 'tries'> {
  readonly requestLifeMs: number;
}

/** Of every planted request: nothing of it leaves the program. */
const requestId = 'planted';

export class RecoveryPhone {
  readonly #profiles: ProofingProfiles;
  #verifier: Verifier | undefined;
  #verification: Verification | undefined;
  #presentation: Presentation | undefined;
  /** In the wallet. */
  #credential: IdentityFacts | undefined;

  constructor(profiles: ProofingProfiles) {
    this.#profiles = profiles;
  }

  /** Another person's, or for another recovery. */
  forget(): void {
    this.#verifier = undefined;
    this.#verification = undefined;
    this.#presentation = undefined;
    this.#credential = undefined;
  }

  /** The site has asked the verifier of this id for an identity check. */
  beginCheck(verifier: string, nowMs: number): void {
    this.forget();
    this.#verifier = this.#profiles.verifiers.find(({ id }) => id === verifier);
    this.#verification = newVerification(nowMs);
  }

  /** The site, which has heard of the credential, has asked the Request Service for it. */
  beginPresentation({ threshold, tries, requestLifeMs }: AskedPresentation, nowMs: number): void {
    const request = requestOf(issuerOf(this.#verifierNow()), threshold);
    this.#presentation = newPresentation({ requestId, request, tries, expiresAtMs: nowMs + requestLifeMs });
  }

  /** @param text "passport/DE", as it is chosen on a page. */
  chooseDocument(text: string, nowMs: number): PhoneShown<CheckNews> {
    const [named, country = ''] = text.split('/');
    const type = documentTypes.find((one) => one === named);
    if (type === undefined) throw new VoidAttempt('harness-error', `"${text}" is no document that can be chosen`);
    return this.verify({ kind: 'choose-document', type, country }, nowMs);
  }

  /** At the verifier. */
  verify(request: VerificationRequest, nowMs: number): PhoneShown<CheckNews> {
    const verifier = this.#verifierNow();
    const { verification, page, code, callback, credential } = verifyIdentity(
      verifier,
      this.#verification,
      request,
      nowMs,
    );
    this.#verification = verification;
    if (credential !== undefined) this.#credential = credential;
    if (callback === undefined) return shownOf(page, code);
    const news: CheckNews =
      callback.status === 'issued'
        ? { kind: 'issued' }
        : { kind: 'failed', outOfTime: callback.code === 'verification-ended' };
    return { ...shownOf(page, code), news };
  }

  /** Out of the wallet, to the Request Service. */
  showCredential(nowMs: number): PhoneShown<PresentationNews> {
    const facts = this.#credential;
    if (facts === undefined) throw new VoidAttempt('harness-error', 'there is no credential to present');
    // The site did not hear of the credential in time.
    if (this.#presentation === undefined) return { code: 'recovery-expired' };
    this.#show({ kind: 'retrieve' }, nowMs);
    const issuer = issuerOf(this.#verifierNow());
    return this.#show(
      { kind: 'show-credential', credential: { verified: true, issuer, revoked: false, facts } },
      nowMs,
    );
  }

  /** To Face Check. */
  showFace(face: Extract<WalletRequest, { kind: 'show-face' }>['face'], nowMs: number): PhoneShown<PresentationNews> {
    return this.#show({ kind: 'show-face', face }, nowMs);
  }

  #show(request: WalletRequest, nowMs: number): PhoneShown<PresentationNews> {
    const { faceCheck } = this.#profiles;
    if (faceCheck === undefined) throw new VoidAttempt('harness-error', 'the scenario has no face check');
    const { presentation, page, code, callback } = present(faceCheck, this.#presentation, request, nowMs);
    this.#presentation = presentation;
    if (callback === undefined || callback.requestStatus === 'request_retrieved') return shownOf(page, code);
    const news: PresentationNews =
      callback.requestStatus === 'presentation_verified'
        ? { kind: 'verified', claims: callback.facts.claims, faceScore: callback.matchConfidenceScore }
        : { kind: 'failed', because: callback.code === 'face-not-confirmed' ? 'face' : 'credential' };
    return { ...shownOf(page, code), news };
  }

  #verifierNow(): Verifier {
    if (this.#verifier === undefined)
      throw new VoidAttempt('harness-error', 'no verifier was asked for an identity check');
    return this.#verifier;
  }
}

/** Of a verifier: by whose key its credentials are signed. */
function issuerOf({ id }: Verifier): string {
  return `did:web:${id}.verifier.example`;
}

/** As the Request Service reads what the site sends it. */
function requestOf(issuer: string, matchConfidenceThreshold: number): PresentationRequest {
  const faceCheck = { sourcePhotoClaimName: 'portrait', matchConfidenceThreshold };
  return {
    authority: 'did:web:site.example',
    registration: { clientName: 'Account recovery' },
    callback: { url: 'https://site.example/callback', state: requestId, headers: {} },
    includeQRCode: false,
    includeReceipt: false,
    requestedCredentials: [
      {
        type: 'VerifiedIdentity',
        purpose: 'recovery',
        acceptedIssuers: [issuer],
        configuration: { validation: { allowRevoked: false, validateLinkedDomain: false, faceCheck } },
      },
    ],
  };
}

function shownOf(page: VerifierPage | WalletPage, code: string | undefined): PhoneShown<never> {
  const named = page === 'error' ? {} : { page };
  return code === undefined ? named : { ...named, code };
}
