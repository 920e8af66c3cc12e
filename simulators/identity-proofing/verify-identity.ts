// The identity-verification provider as a pure machine: what it answers to the phone, given its profile, how far the verification has come
// and the time. No I/O, no clock of its own, nothing drawn.
//
// How to call it: newVerification(nowMs) when the site asks for one, under a ticket that the caller keeps. Then for each thing the person
// does verifyIdentity(profile, verification, request, nowMs): keep `answer.verification` in place of the one handed in, book `answer.charge`,
// and tell the site `answer.callback` where there is one (at most one in a verification). In order: open, choose-document, show-document,
// show-face, take-credential. A request for another stage than the verification stands at is answered with `wrong` and changes nothing.
// Whoever has no verification for a ticket hands in undefined and is answered with `ended`. That the provider does not answer at all
// (`unavailable`) is no answer of it: the caller plants that.
import type { RecoveryPageName } from '../../scenarios/flows/page-name.ts';
import type { DocumentType } from '../../scenarios/schema/captured.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import type { CapturedDocument, CapturedFace } from '../people/captures.ts';
import type { IdentityFacts } from './identity-facts.ts';
import { isTaken, judgeDocument, type ChosenDocument, type DocumentScores } from './judge-document.ts';
import { judgeFace, type FaceScores } from './judge-face.ts';

export type VerificationStage =
  | { readonly kind: 'document-to-choose' }
  | { readonly kind: 'document-to-show'; readonly chosen: ChosenDocument; readonly triesUsed: number }
  | { readonly kind: 'face-to-show'; readonly document: CapturedDocument; readonly triesUsed: number }
  | { readonly kind: 'credential-to-take'; readonly document: CapturedDocument }
  | { readonly kind: 'over' };

export interface Verification {
  readonly stage: VerificationStage;
  /** Ms since the Unix epoch. */
  readonly openedAtMs: number;
  /** It has been charged for. */
  readonly charged: boolean;
}

export type VerificationRequest =
  | { readonly kind: 'open' }
  | { readonly kind: 'choose-document'; readonly type: DocumentType; readonly country: string }
  | { readonly kind: 'show-document'; readonly document: CapturedDocument }
  | { readonly kind: 'show-face'; readonly face: CapturedFace }
  | { readonly kind: 'take-credential' };

/** Why the person cannot go on, or must try again. */
export type VerifierCode =
  | 'verification-ended'
  | 'other-stage'
  | 'document-not-taken'
  | 'document-unreadable'
  | 'another-document'
  | 'document-expired'
  | 'document-not-genuine'
  | 'injected'
  | 'not-live'
  | 'no-match'
  /** Whatever it was the last time. */
  | 'too-many-tries';

/** `error`: there is no way on. */
export type VerifierPage =
  | Extract<
      RecoveryPageName,
      'choose-document' | 'capture-document' | 'take-selfie' | 'credential-offered' | 'credential-kept'
    >
  | 'error';

/** What the site is told. `failed`: nothing will come of it any more. */
export type VerificationResult =
  | { readonly status: 'issued' }
  | { readonly status: 'failed'; readonly code: VerifierCode };

/**
 * `shown` and `accepted` lead on; `wrong`: the same again; `refused`: not this document (another can be chosen while the page is
 * `choose-document`) or nothing any more; `too-many-tries` and `ended`: nothing any more.
 */
export interface VerificationAnswer {
  readonly outcome: 'shown' | 'accepted' | 'wrong' | 'refused' | 'too-many-tries' | 'ended';
  readonly page: VerifierPage;
  readonly code?: VerifierCode;
  readonly verification: Verification | undefined;
  /** In the currency of the profile's price. */
  readonly charge?: { readonly what: 'identity-check'; readonly amount: number };
  readonly callback?: VerificationResult;
  /** What the credential is to say. */
  readonly credential?: IdentityFacts;
  /** Points of 100, of what was just looked at. */
  readonly scores?: DocumentScores | FaceScores;
}

export function newVerification(nowMs: number): Verification {
  return { stage: { kind: 'document-to-choose' }, openedAtMs: nowMs, charged: false };
}

/** @param nowMs ms since the Unix epoch. */
export function verifyIdentity(
  profile: Verifier,
  verification: Verification | undefined,
  request: VerificationRequest,
  nowMs: number,
): VerificationAnswer {
  if (verification === undefined || verification.stage.kind === 'over') return ended(verification);
  if (nowMs - verification.openedAtMs > profile.lifetime)
    return { ...ended(over(verification)), callback: { status: 'failed', code: 'verification-ended' } };
  const { stage } = verification;
  if (request.kind === 'open') return { outcome: 'shown', page: pageOf(stage), verification };
  if (request.kind === 'choose-document' && (stage.kind === 'document-to-choose' || stage.kind === 'document-to-show'))
    return chosen(profile, verification, request);
  if (request.kind === 'show-document' && stage.kind === 'document-to-show')
    return documentShown(profile, verification, stage, request.document);
  if (request.kind === 'show-face' && stage.kind === 'face-to-show')
    return faceShown(profile, verification, stage, request.face);
  if (request.kind === 'take-credential' && stage.kind === 'credential-to-take')
    return credentialTaken(profile, verification, stage.document, nowMs);
  return { outcome: 'wrong', page: pageOf(stage), code: 'other-stage', verification };
}

const pages = {
  'document-to-choose': 'choose-document',
  'document-to-show': 'capture-document',
  'face-to-show': 'take-selfie',
  'credential-to-take': 'credential-offered',
  over: 'error',
} as const satisfies Record<VerificationStage['kind'], VerifierPage>;

function pageOf({ kind }: VerificationStage): VerifierPage {
  return pages[kind];
}

function at(verification: Verification, stage: VerificationStage): Verification {
  return { ...verification, stage };
}

const over = (verification: Verification) => at(verification, { kind: 'over' });

function ended(verification: Verification | undefined): VerificationAnswer {
  return { outcome: 'ended', page: 'error', code: 'verification-ended', verification };
}

/** The tries of another document begin anew no more than those of the first: they are counted over the whole verification. */
function chosen(profile: Verifier, verification: Verification, { type, country }: ChosenDocument): VerificationAnswer {
  if (!isTaken(profile, { type, country }))
    return { outcome: 'refused', page: 'choose-document', code: 'document-not-taken', verification };
  const triesUsed = verification.stage.kind === 'document-to-show' ? verification.stage.triesUsed : 0;
  return {
    outcome: 'accepted',
    page: 'capture-document',
    verification: at(verification, { kind: 'document-to-show', chosen: { type, country }, triesUsed }),
  };
}

function documentShown(
  profile: Verifier,
  before: Verification,
  stage: Extract<VerificationStage, { kind: 'document-to-show' }>,
  document: CapturedDocument,
): VerificationAnswer {
  const judgement = judgeDocument(profile, stage.chosen, document);
  const { scores } = judgement;
  const verification = before.charged ? before : { ...before, charged: true };
  const booked = before.charged
    ? { scores }
    : { scores, charge: { what: 'identity-check', amount: profile.price.perCheck.value } as const };
  if (judgement.passed)
    return {
      outcome: 'accepted',
      page: 'take-selfie',
      verification: at(verification, { kind: 'face-to-show', document, triesUsed: 0 }),
      ...booked,
    };
  const code = judgement.because;
  if (code === 'document-expired' || code === 'document-not-genuine')
    return { ...failed('refused', verification, code), ...booked };
  const triesUsed = stage.triesUsed + 1;
  if (triesUsed >= profile.tries.document) return { ...failed('too-many-tries', verification, code), ...booked };
  return {
    outcome: 'wrong',
    page: 'capture-document',
    code,
    verification: at(verification, { ...stage, triesUsed }),
    ...booked,
  };
}

function faceShown(
  { face: judge, tries }: Verifier,
  verification: Verification,
  stage: Extract<VerificationStage, { kind: 'face-to-show' }>,
  face: CapturedFace,
): VerificationAnswer {
  const { document } = stage;
  const judgement = judgeFace(judge, judge.threshold, document.portrait, face);
  const { scores } = judgement;
  if (judgement.passed)
    return {
      outcome: 'accepted',
      page: 'credential-offered',
      verification: at(verification, { kind: 'credential-to-take', document }),
      scores,
    };
  const triesUsed = stage.triesUsed + 1;
  if (triesUsed >= tries.face) return { ...failed('too-many-tries', verification, judgement.because), scores };
  return {
    outcome: 'wrong',
    page: 'take-selfie',
    code: judgement.because,
    verification: at(verification, { ...stage, triesUsed }),
    scores,
  };
}

function credentialTaken(
  { credentialLifetime }: Verifier,
  verification: Verification,
  { type, claims, portrait }: CapturedDocument,
  nowMs: number,
): VerificationAnswer {
  return {
    outcome: 'accepted',
    page: 'credential-kept',
    verification: over(verification),
    callback: { status: 'issued' },
    credential: {
      claims: { ...claims, documentType: type },
      portrait,
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + credentialLifetime,
    },
  };
}

function failed(
  outcome: 'refused' | 'too-many-tries',
  verification: Verification,
  code: VerifierCode,
): VerificationAnswer {
  return {
    outcome,
    page: 'error',
    // The person is told that it is over; whoever asked, why.
    code: outcome === 'too-many-tries' ? outcome : code,
    verification: over(verification),
    callback: { status: 'failed', code },
  };
}
