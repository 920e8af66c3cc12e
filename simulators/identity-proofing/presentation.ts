// A presentation request and its face check as a pure machine: what the Request Service answers to the wallet, and what it tells whoever asked.
// No I/O, no clock of its own, nothing drawn.
//
// How to call it: checkPresentationRequest(body) first; newPresentation({ requestId, request, tries, expiresAtMs }) where it is in order. Then
// present(profile, presentation, request, nowMs) for retrieve, show-credential and show-face, in this order: keep `answer.presentation` in
// place of the one handed in, book `answer.charge`, and send `answer.callback` to the request's callback address. Undefined stands for a
// request that nobody knows: it is answered with `ended`. Without a face check in the request the credential suffices.
import type { RecoveryPageName } from '../../scenarios/flows/page-name.ts';
import type { FaceCheck } from '../../scenarios/schema/face-check.ts';
import type { CapturedFace } from '../people/captures.ts';
import type { IdentityFacts, ShownCredential } from './identity-facts.ts';
import { judgeFace, type FaceScores } from './judge-face.ts';
import type { PresentationRequest } from './presentation-request.ts';

export type PresentationStage =
  | { readonly kind: 'requested' }
  | { readonly kind: 'retrieved' }
  | {
      readonly kind: 'face-to-check';
      readonly issuer: string;
      readonly revoked: boolean;
      readonly facts: IdentityFacts;
      readonly triesUsed: number;
    }
  | { readonly kind: 'over' };

export interface Presentation {
  readonly requestId: string;
  readonly request: PresentationRequest;
  readonly stage: PresentationStage;
  /** Faces that are compared before it has failed. Not documented: the recovery policy sets it. */
  readonly tries: number;
  /** Ms since the Unix epoch. */
  readonly expiresAtMs: number;
}

export type WalletRequest =
  | { readonly kind: 'retrieve' }
  | { readonly kind: 'show-credential'; readonly credential: ShownCredential }
  | { readonly kind: 'show-face'; readonly face: CapturedFace };

export type PresentationCode =
  | 'presentation-ended'
  | 'other-stage'
  | 'credential-invalid'
  | 'issuer-not-accepted'
  | 'credential-revoked'
  | 'credential-expired'
  | 'face-not-confirmed'
  /** Whatever it was the last time. */
  | 'too-many-tries';

/** `error`: there is no way on. */
export type WalletPage = Extract<RecoveryPageName, 'share-credential' | 'check-face' | 'identity-shown'> | 'error';

/** What whoever asked is told, as far as it is decided here: the body of the callback is made of it. */
export type PresentationResult =
  | { readonly requestStatus: 'request_retrieved' }
  | {
      readonly requestStatus: 'presentation_verified';
      readonly issuer: string;
      readonly revoked: boolean;
      readonly facts: IdentityFacts;
      /** Points of 100. Absent: no face check was asked for. */
      readonly matchConfidenceScore?: number;
    }
  /** The score that did not suffice is told to nobody. */
  | { readonly requestStatus: 'presentation_error'; readonly code: PresentationCode };

/** `accepted` leads on; `wrong`: the same again; `refused`, `too-many-tries`, `ended`: nothing any more. */
export interface PresentationAnswer {
  readonly outcome: 'shown' | 'accepted' | 'wrong' | 'refused' | 'too-many-tries' | 'ended';
  readonly page: WalletPage;
  readonly code?: PresentationCode;
  readonly presentation: Presentation | undefined;
  /** In the currency of the profile's price. */
  readonly charge?: { readonly what: 'face-check'; readonly amount: number };
  readonly callback?: PresentationResult;
  /** Points of 100, of the face that was just compared. Not for the person, nor for whoever asked. */
  readonly scores?: FaceScores;
}

export function newPresentation(begun: Omit<Presentation, 'stage'>): Presentation {
  return { ...begun, stage: { kind: 'requested' } };
}

/** @param nowMs ms since the Unix epoch. */
export function present(
  profile: FaceCheck,
  presentation: Presentation | undefined,
  request: WalletRequest,
  nowMs: number,
): PresentationAnswer {
  if (presentation === undefined || presentation.stage.kind === 'over') return ended(presentation);
  if (nowMs > presentation.expiresAtMs) return ended(over(presentation));
  const { stage } = presentation;
  if (request.kind === 'retrieve') return retrieved(presentation);
  if (request.kind === 'show-credential' && stage.kind === 'retrieved')
    return credentialShown(presentation, request.credential, nowMs);
  if (request.kind === 'show-face' && stage.kind === 'face-to-check')
    return faceShown(profile, presentation, stage, request.face);
  return { outcome: 'wrong', page: pages[stage.kind], code: 'other-stage', presentation };
}

const pages = {
  requested: 'share-credential',
  retrieved: 'share-credential',
  'face-to-check': 'check-face',
  over: 'error',
} as const satisfies Record<PresentationStage['kind'], WalletPage>;

function at(presentation: Presentation, stage: PresentationStage): Presentation {
  return { ...presentation, stage };
}

const over = (presentation: Presentation) => at(presentation, { kind: 'over' });

function ended(presentation: Presentation | undefined): PresentationAnswer {
  return { outcome: 'ended', page: 'error', code: 'presentation-ended', presentation };
}

/** Whoever asked is told once; a page that is looked at again is not news. */
function retrieved(presentation: Presentation): PresentationAnswer {
  const { stage } = presentation;
  if (stage.kind !== 'requested') return { outcome: 'shown', page: pages[stage.kind], presentation };
  return {
    outcome: 'shown',
    page: 'share-credential',
    presentation: at(presentation, { kind: 'retrieved' }),
    callback: { requestStatus: 'request_retrieved' },
  };
}

function credentialShown(presentation: Presentation, shown: ShownCredential, nowMs: number): PresentationAnswer {
  const [asked] = presentation.request.requestedCredentials;
  if (asked === undefined) throw new Error('a presentation request asks for one credential');
  const { allowRevoked, faceCheck } = asked.configuration.validation;
  if (!shown.verified) return failed('refused', presentation, 'credential-invalid');
  const { issuer, revoked, facts } = shown;
  if (!asked.acceptedIssuers.includes(issuer)) return failed('refused', presentation, 'issuer-not-accepted');
  if (revoked && !allowRevoked) return failed('refused', presentation, 'credential-revoked');
  if (nowMs >= facts.expiresAtMs) return failed('refused', presentation, 'credential-expired');
  if (faceCheck === undefined) return verified(presentation, { issuer, revoked, facts });
  return {
    outcome: 'accepted',
    page: 'check-face',
    presentation: at(presentation, { kind: 'face-to-check', issuer, revoked, facts, triesUsed: 0 }),
  };
}

/** One is charged for, however many faces are compared in it. */
function faceShown(
  profile: FaceCheck,
  presentation: Presentation,
  stage: Extract<PresentationStage, { kind: 'face-to-check' }>,
  face: CapturedFace,
): PresentationAnswer {
  const threshold =
    presentation.request.requestedCredentials[0]?.configuration.validation.faceCheck?.matchConfidenceThreshold;
  if (threshold === undefined) throw new Error('a face is checked only where that was asked for');
  const judgement = judgeFace(profile, threshold, stage.facts.portrait, face);
  const { scores } = judgement;
  const booked =
    stage.triesUsed === 0
      ? { scores, charge: { what: 'face-check', amount: profile.price.perCheck.value } as const }
      : { scores };
  if (judgement.passed) {
    const { issuer, revoked, facts } = stage;
    return { ...verified(presentation, { issuer, revoked, facts, matchConfidenceScore: scores.match }), ...booked };
  }
  const triesUsed = stage.triesUsed + 1;
  if (triesUsed >= presentation.tries)
    return { ...failed('too-many-tries', presentation, 'face-not-confirmed'), ...booked };
  return {
    outcome: 'wrong',
    page: 'check-face',
    code: 'face-not-confirmed',
    presentation: at(presentation, { ...stage, triesUsed }),
    ...booked,
  };
}

function verified(
  presentation: Presentation,
  result: Omit<Extract<PresentationResult, { requestStatus: 'presentation_verified' }>, 'requestStatus'>,
): PresentationAnswer {
  return {
    outcome: 'accepted',
    page: 'identity-shown',
    presentation: over(presentation),
    callback: { requestStatus: 'presentation_verified', ...result },
  };
}

function failed(
  outcome: 'refused' | 'too-many-tries',
  presentation: Presentation,
  code: PresentationCode,
): PresentationAnswer {
  return {
    outcome,
    page: 'error',
    code: outcome === 'too-many-tries' ? outcome : code,
    presentation: over(presentation),
    callback: { requestStatus: 'presentation_error', code },
  };
}
