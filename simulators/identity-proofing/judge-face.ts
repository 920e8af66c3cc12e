// A live face held against a portrait: its scores, and whether it passes. The scores of a capture follow from its class and its quantiles;
// who passes is decided by the thresholds.
import type { MatchScores, Presence } from '../../scenarios/schema/face-scores.ts';
import type { CapturedDocument, CapturedFace } from '../people/captures.ts';
import { scoreAt, scoreInTail } from './score-distribution.ts';

export type Portrait = CapturedDocument['portrait'];

/** What face and portrait are to each other. */
export type Likeness = 'same-person' | 'look-alike' | 'other-person';

/** Points of 100. */
export interface FaceScores {
  readonly match: number;
  readonly liveness: number;
  readonly injection: number;
}

/** `because` is the first question that was answered with no, in the order in which they are asked. */
export type FaceJudgement =
  | { readonly passed: true; readonly scores: FaceScores }
  | { readonly passed: false; readonly because: 'injected' | 'not-live' | 'no-match'; readonly scores: FaceScores };

export interface FaceJudge {
  readonly match: MatchScores;
  readonly presence: Presence;
}

/** @param threshold least score that matches, points of 100. */
export function judgeFace(
  { match, presence }: FaceJudge,
  threshold: number,
  portrait: Portrait,
  face: CapturedFace,
): FaceJudgement {
  const scores = {
    match: matchScore(match, portrait, face),
    liveness: livenessScore(presence, face),
    injection: injectionScore(presence, face),
  };
  if (scores.injection < presence.injection.threshold) return { passed: false, because: 'injected', scores };
  if (scores.liveness < presence.liveness.threshold) return { passed: false, because: 'not-live', scores };
  if (scores.match < threshold) return { passed: false, because: 'no-match', scores };
  return { passed: true, scores };
}

export function likenessOf(portrait: Portrait, face: CapturedFace): Likeness {
  if (portrait.identity === face.identity) return 'same-person';
  return face.resembles === portrait.identity ? 'look-alike' : 'other-person';
}

function matchScore({ samePerson, otherPerson, lookAlikeTimes }: MatchScores, portrait: Portrait, face: CapturedFace) {
  switch (likenessOf(portrait, face)) {
    case 'same-person':
      return scoreAt(samePerson, face.matchQuantile);
    case 'look-alike':
      return scoreInTail(otherPerson, face.matchQuantile, lookAlikeTimes.value);
    case 'other-person':
      return scoreAt(otherPerson, face.matchQuantile);
  }
}

/** Pictures that were put behind the camera look as a living person would. */
function livenessScore({ liveness }: Presence, { presentation, livenessQuantile }: CapturedFace): number {
  return scoreAt(liveness[presentation === 'injected' ? 'live' : presentation], livenessQuantile);
}

/** By the same quantile: a picture that comes out badly comes out badly for both questions. */
function injectionScore({ injection }: Presence, { presentation, livenessQuantile }: CapturedFace): number {
  return scoreAt(injection[presentation === 'injected' ? 'injected' : 'camera'], livenessQuantile);
}
