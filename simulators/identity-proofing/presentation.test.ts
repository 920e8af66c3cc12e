import { describe, expect, it } from 'vitest';
import type { ShownCredential } from './identity-facts.ts';
import { checkPresentationRequest } from './presentation-request.ts';
import {
  newPresentation,
  present,
  type Presentation,
  type PresentationAnswer,
  type WalletRequest,
} from './presentation.ts';
import { standardFaceCheck } from './profile-named.fixture.ts';
import { documentOf, faceOf } from './test-captures.fixture.ts';

const profile = standardFaceCheck();
const nowMs = Date.UTC(2026, 0, 5, 9);
const lifeMs = 300_000;

/** As the documentation of the Request Service has it. */
function bodyWith(validation: object = { faceCheck: { sourcePhotoClaimName: 'portrait' } }): unknown {
  return {
    authority: 'did:web:verify.contoso.example',
    registration: { clientName: 'Recovery' },
    callback: { url: 'https://lab.example/cb', state: 's-1', headers: { 'api-key': 'k' } },
    requestedCredentials: [
      { type: 'VerifiedIdentity', acceptedIssuers: ['did:web:idv.example'], configuration: { validation } },
    ],
  };
}

function opened(validation?: object): Presentation {
  const checked = checkPresentationRequest(bodyWith(validation));
  if (!checked.ok) throw new Error(JSON.stringify(checked.body));
  return newPresentation({ requestId: 'r-1', request: checked.request, tries: 3, expiresAtMs: nowMs + lifeMs });
}

function walk(first: Presentation, ...requests: readonly WalletRequest[]): readonly PresentationAnswer[] {
  let presentation: Presentation | undefined = first;
  return requests.map((request) => {
    const answer: PresentationAnswer = present(profile, presentation, request, nowMs);
    ({ presentation } = answer);
    return answer;
  });
}

const { claims, portrait } = documentOf('ana');
const good: Extract<ShownCredential, { verified: true }> = {
  verified: true,
  issuer: 'did:web:idv.example',
  revoked: false,
  facts: {
    claims: { ...claims, documentType: 'passport' },
    portrait,
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + 1,
  },
};
const retrieve = { kind: 'retrieve' } as const;
const showCredential = (credential: ShownCredential = good) => ({ kind: 'show-credential', credential }) as const;
const showFace = (more = {}, identity = 'ana') => ({ kind: 'show-face', face: faceOf(identity, more) }) as const;

describe('the body of a presentation request', () => {
  it('has the documented defaults', () => {
    const { request } = opened();
    expect(request.requestedCredentials[0]?.configuration.validation).toEqual({
      allowRevoked: false,
      validateLinkedDomain: false,
      faceCheck: { sourcePhotoClaimName: 'portrait', matchConfidenceThreshold: 70 },
    });
  });

  it.each([
    [
      'a threshold too low',
      bodyWith({ faceCheck: { sourcePhotoClaimName: 'p', matchConfidenceThreshold: 49 } }),
      'faceCheck.matchConfidenceThreshold',
    ],
    [
      'a threshold too high',
      bodyWith({ faceCheck: { sourcePhotoClaimName: 'p', matchConfidenceThreshold: 101 } }),
      'faceCheck.matchConfidenceThreshold',
    ],
    [
      'a threshold that is not whole',
      bodyWith({ faceCheck: { sourcePhotoClaimName: 'p', matchConfidenceThreshold: 70.5 } }),
      'faceCheck.matchConfidenceThreshold',
    ],
    ['no name of the photo', bodyWith({ faceCheck: {} }), 'faceCheck.sourcePhotoClaimName'],
  ])('is refused with %s, and the field is named', (_, body, field) => {
    const checked = checkPresentationRequest(body);
    expect(checked).toMatchObject({
      ok: false,
      body: {
        error: {
          code: 'badRequest',
          innererror: {
            code: 'badOrMissingField',
            target: `requestedCredentials[0].configuration.validation.${field}`,
          },
        },
      },
    });
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['another scheme', { ...(bodyWith() as object), callback: { url: 'file:///etc/passwd', state: 's' } }],
    [
      'a header that splits',
      { ...(bodyWith() as object), callback: { url: 'http://a.example', state: 's', headers: { 'a\r\nb': 'c' } } },
    ],
    [
      'a state without end',
      { ...(bodyWith() as object), callback: { url: 'http://a.example', state: 's'.repeat(1e5) } },
    ],
  ])('is refused with %s', (_, body) => {
    expect(checkPresentationRequest(body).ok).toBe(false);
  });
});

describe('a presentation', () => {
  it('is verified by credential and face, with the score, and told in the order in which it happens', () => {
    const answers = walk(opened(), retrieve, retrieve, showCredential(), showFace());
    expect(answers.map(({ outcome, page }) => [outcome, page])).toEqual([
      ['shown', 'share-credential'],
      ['shown', 'share-credential'],
      ['accepted', 'check-face'],
      ['accepted', 'identity-shown'],
    ]);
    expect(answers.map(({ callback }) => callback?.requestStatus)).toEqual([
      'request_retrieved',
      undefined,
      undefined,
      'presentation_verified',
    ]);
    const told = answers.at(-1)?.callback;
    const score = answers.at(-1)?.scores;
    expect(told).toMatchObject({
      facts: good.facts,
      matchConfidenceScore: score !== undefined && 'match' in score ? score.match : '',
    });
    expect(answers.map(({ charge }) => charge?.amount)).toEqual([undefined, undefined, undefined, 0.25]);
  });

  it('needs no face where none was asked for', () => {
    const last = walk(opened({}), retrieve, showCredential()).at(-1);
    expect(last).toMatchObject({ outcome: 'accepted', callback: { requestStatus: 'presentation_verified' } });
    expect(last?.callback).not.toHaveProperty('matchConfidenceScore');
  });

  it('fails after as many faces as the profile allows, is charged once, and says no score', () => {
    const other = showFace({}, 'bob');
    const answers = walk(opened(), retrieve, showCredential(), other, other, other, showFace());
    expect(answers.map(({ outcome }) => outcome).slice(2)).toEqual(['wrong', 'wrong', 'too-many-tries', 'ended']);
    expect(answers.filter(({ charge }) => charge !== undefined)).toHaveLength(1);
    expect(answers.at(-2)?.callback).toEqual({ requestStatus: 'presentation_error', code: 'face-not-confirmed' });
  });

  it('lets the threshold decide over the same face', () => {
    // Its score is about 75.
    const face = showFace({ matchQuantile: 0.04 });
    const outcomeAt = (matchConfidenceThreshold: number) =>
      walk(
        opened({ faceCheck: { sourcePhotoClaimName: 'p', matchConfidenceThreshold } }),
        retrieve,
        showCredential(),
        face,
      ).at(-1)?.outcome;
    expect([50, 70, 90, 100].map(outcomeAt)).toEqual(['accepted', 'accepted', 'wrong', 'wrong']);
  });

  it.each([
    ['a forged one', { verified: false, because: 'signature' }, 'credential-invalid'],
    ['one of another issuer', { ...good, issuer: 'did:web:other.example' }, 'issuer-not-accepted'],
    ['a revoked one', { ...good, revoked: true }, 'credential-revoked'],
    ['an expired one', { ...good, facts: { ...good.facts, expiresAtMs: nowMs } }, 'credential-expired'],
  ] as const)('refuses %s', (_, credential, code) => {
    const last = walk(opened(), retrieve, showCredential(credential)).at(-1);
    expect(last).toMatchObject({ outcome: 'refused', code, callback: { requestStatus: 'presentation_error', code } });
  });

  it('takes a revoked one where that is allowed', () => {
    const last = walk(opened({ allowRevoked: true }), retrieve, showCredential({ ...good, revoked: true })).at(-1);
    expect(last).toMatchObject({ outcome: 'accepted', callback: { revoked: true } });
  });

  it('skips no stage, ends with its time, and once', () => {
    expect(walk(opened(), showCredential())[0]?.code).toBe('other-stage');
    expect(walk(opened(), retrieve, showFace())[1]?.code).toBe('other-stage');
    expect(present(profile, opened(), retrieve, nowMs + lifeMs + 1).outcome).toBe('ended');
    expect(present(profile, undefined, retrieve, nowMs).outcome).toBe('ended');
    const done = walk(opened({}), retrieve, showCredential(), showCredential()).at(-1);
    expect(done).toMatchObject({ outcome: 'ended' });
    expect(done?.callback).toBeUndefined();
  });
});
