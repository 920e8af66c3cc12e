import { describe, expect, it } from 'vitest';
import { verifierNamed } from './profile-named.fixture.ts';
import { documentOf, faceOf } from './test-captures.fixture.ts';
import {
  newVerification,
  verifyIdentity,
  type Verification,
  type VerificationAnswer,
  type VerificationRequest,
} from './verify-identity.ts';

const profile = verifierNamed('balanced');
const nowMs = Date.UTC(2026, 0, 5, 9);
const choose = { kind: 'choose-document', type: 'passport', country: 'DE' } as const;

/** Answers to all of them, one after the other. */
function walk(...requests: readonly VerificationRequest[]): readonly VerificationAnswer[] {
  let verification: Verification | undefined = newVerification(nowMs);
  return requests.map((request) => {
    const answer: VerificationAnswer = verifyIdentity(profile, verification, request, nowMs);
    ({ verification } = answer);
    return answer;
  });
}

const showDocument = (more = {}) => ({ kind: 'show-document', document: documentOf('ana', more) }) as const;
const showFace = (more = {}, identity = 'ana') => ({ kind: 'show-face', face: faceOf(identity, more) }) as const;
const outcomes = (answers: readonly VerificationAnswer[]) => answers.map(({ outcome, code }) => [outcome, code]);

describe('a verification', () => {
  it('leads a genuine person to a credential, is charged once, and tells the site once', () => {
    const answers = walk({ kind: 'open' }, choose, showDocument(), showFace(), { kind: 'take-credential' });
    expect(answers.map(({ outcome, page }) => [outcome, page])).toEqual([
      ['shown', 'choose-document'],
      ['accepted', 'capture-document'],
      ['accepted', 'take-selfie'],
      ['accepted', 'credential-offered'],
      ['accepted', 'credential-kept'],
    ]);
    expect(answers.map(({ charge }) => charge?.amount)).toEqual([undefined, undefined, 2, undefined, undefined]);
    expect(answers.flatMap(({ callback }) => callback ?? [])).toEqual([{ status: 'issued' }]);
    expect(answers.at(-1)?.credential).toEqual({
      claims: { firstName: 'ANA MARIA', lastName: 'LOPEZ', dateOfBirth: '1990-01-02', documentType: 'passport' },
      portrait: { identity: 'ana' },
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + profile.credentialLifetime,
    });
  });

  it('does not take a document it does not know, and lets another be chosen', () => {
    const answers = walk({ ...choose, country: 'KP' }, { ...choose, type: 'driving-licence', country: 'BR' }, choose);
    expect(outcomes(answers)).toEqual([
      ['refused', 'document-not-taken'],
      ['refused', 'document-not-taken'],
      ['accepted', undefined],
    ]);
  });

  it('asks for another picture of what cannot be read, as often as the profile says, and charges once', () => {
    const blurred = showDocument({ legibilityQuantile: 0.1 });
    const answers = walk(choose, blurred, showDocument({ country: 'FR' }), blurred, showDocument());
    expect(outcomes(answers)).toEqual([
      ['accepted', undefined],
      ['wrong', 'document-unreadable'],
      ['wrong', 'another-document'],
      ['too-many-tries', 'too-many-tries'],
      ['ended', 'verification-ended'],
    ]);
    expect(answers.filter(({ charge }) => charge !== undefined)).toHaveLength(1);
    expect(answers.flatMap(({ callback }) => callback ?? [])).toEqual([
      { status: 'failed', code: 'document-unreadable' },
    ]);
  });

  it('gives no more tries to who chooses again', () => {
    const blurred = showDocument({ legibilityQuantile: 0.1 });
    expect(outcomes(walk(choose, blurred, choose, blurred, choose, blurred)).at(-1)).toEqual([
      'too-many-tries',
      'too-many-tries',
    ]);
  });

  it('refuses for good what has expired or does not look genuine', () => {
    expect(outcomes(walk(choose, showDocument({ expired: true })))[1]).toEqual(['refused', 'document-expired']);
    const genuine = profile.document.authenticity.genuine;
    const { below } = genuine as Extract<typeof genuine, { below: object }>;
    const at = (authenticityQuantile: number) => outcomes(walk(choose, showDocument({ authenticityQuantile })))[1];
    expect(at(below.value - 1e-6)).toEqual(['refused', 'document-not-genuine']);
    expect(at(below.value + 1e-6)).toEqual(['accepted', undefined]);
    expect(outcomes(walk(choose, showDocument({ origin: 'forged', authenticityQuantile: 0.5 })))[1]).toEqual([
      'refused',
      'document-not-genuine',
    ]);
  });

  it('tells faces apart by what they are', () => {
    const faces = [
      showFace({ livenessQuantile: 0.01 }),
      showFace({ presentation: 'print', livenessQuantile: 0.5 }),
      showFace({ presentation: 'injected', livenessQuantile: 0.5 }),
      showFace({}, 'bob'),
      showFace({ resembles: 'ana', matchQuantile: 0.9 }, 'bob'),
    ];
    expect(faces.map((face) => walk(choose, showDocument(), face).at(-1)?.code)).toEqual([
      'not-live',
      'not-live',
      'injected',
      'no-match',
      'no-match',
    ]);
    const lucky = showFace({ resembles: 'ana', matchQuantile: 1 - 1e-3 }, 'bob');
    expect(walk(choose, showDocument(), lucky).at(-1)?.outcome).toBe('accepted');
    const unlike = showFace({ matchQuantile: 1 - 1e-3 }, 'bob');
    expect(walk(choose, showDocument(), unlike).at(-1)?.outcome).toBe('wrong');
  });

  it('lets a forger through with a portrait of their own, where the document passes', () => {
    const own = { origin: 'forged', portrait: { identity: 'mallory' }, authenticityQuantile: 0.95 };
    expect(walk(choose, showDocument(own), showFace({}, 'mallory')).at(-1)?.outcome).toBe('accepted');
  });

  it('skips no stage', () => {
    for (const request of [showDocument(), showFace(), { kind: 'take-credential' } as const])
      expect(outcomes(walk(request))).toEqual([['wrong', 'other-stage']]);
    expect(outcomes(walk(choose, showFace()))[1]).toEqual(['wrong', 'other-stage']);
    expect(outcomes(walk(choose, showDocument(), { kind: 'take-credential' }))[2]).toEqual(['wrong', 'other-stage']);
  });

  it('ends with its time, and for a ticket that nobody knows', () => {
    const late = verifyIdentity(profile, newVerification(nowMs), choose, nowMs + profile.lifetime + 1);
    expect(late).toMatchObject({ outcome: 'ended', callback: { status: 'failed', code: 'verification-ended' } });
    expect(verifyIdentity(profile, late.verification, choose, nowMs)).toMatchObject({ outcome: 'ended' });
    expect(verifyIdentity(profile, undefined, { kind: 'open' }, nowMs).outcome).toBe('ended');
  });
});
