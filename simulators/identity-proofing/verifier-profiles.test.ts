// The profiles against what is published: error rates computed from them, and figures that name their source.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { issuedDocuments } from '../../scenarios/schema/issued-documents.ts';
import { documentTypes } from '../../scenarios/schema/captured.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import { scoreAt } from './score-distribution.ts';
import { standardFaceCheck, verifierIds, verifierNamed } from './profile-named.fixture.ts';

const published = new Map(
  (
    JSON.parse(readFileSync(new URL('../../scenarios/evidence/published.json', import.meta.url), 'utf8')) as readonly {
      readonly id: string;
      readonly central: number;
    }[]
  ).map((row) => [row.id, row.central]),
);

function evidenceIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'evidence' ? (value as string[]) : evidenceIn(value)));
}

/** Share of genuine people who are not verified, with all tries, each capture by itself. */
function falseNegatives({ document, face, tries }: Verifier): number {
  const unreadable = shareBelow((u) => scoreAt(document.legibility.scores, u), document.legibility.threshold);
  const notGenuine = shareBelow((u) => scoreAt(document.authenticity.genuine, u), document.authenticity.threshold);
  const noMatch = shareBelow((u) => scoreAt(face.match.samePerson, u), face.threshold);
  const { liveness, injection } = face.presence;
  // By one quantile: who fails the less likely one fails the other.
  const notPresent = Math.max(
    shareBelow((u) => scoreAt(liveness.live, u), liveness.threshold),
    shareBelow((u) => scoreAt(injection.camera, u), injection.threshold),
  );
  const failsFace = 1 - (1 - noMatch) * (1 - notPresent);
  return 1 - (1 - unreadable ** tries.document) * (1 - notGenuine) * (1 - failsFace ** tries.face);
}

/** By bisection: the share whose scores are under the threshold. */
function shareBelow(score: (u: number) => number, threshold: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (score(middle) < threshold) low = middle;
    else high = middle;
  }
  return low;
}

describe('profiles of verifiers', () => {
  it.each(verifierIds)('%s and the face check name rows that there are', (id) => {
    const rows = [...evidenceIn(verifierNamed(id)), ...evidenceIn(standardFaceCheck())];
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !published.has(row))).toEqual([]);
  });

  it('reject as many genuine people as the studies that two of them rest on', () => {
    expect(falseNegatives(verifierNamed('balanced'))).toBeCloseTo(published.get('idv_fnr_best') ?? 0, 3);
    expect(falseNegatives(verifierNamed('strict'))).toBeCloseTo(published.get('idv_fnr_worst') ?? 0, 2);
    expect(falseNegatives(verifierNamed('lenient'))).toBeLessThan(published.get('idv_fnr_best') ?? 0);
  });

  it('know documents of 192 countries', () => {
    expect(issuedDocuments.passport.size).toBe(192);
    for (const type of documentTypes)
      for (const country of issuedDocuments[type]) expect(country).toMatch(/^[A-Z]{2}$/);
  });
});

describe('the face check', () => {
  const { match } = standardFaceCheck();

  it('matches others as rarely as its vendor says, and rejects its own at 70 as assumed', () => {
    for (const [threshold, share] of [
      [50, 1e-5],
      [70, 1e-7],
      [90, 1e-9],
    ] as const)
      expect(1 - shareBelow((u) => scoreAt(match.otherPerson, u), threshold)).toBeCloseTo(share, 12);
    expect(shareBelow((u) => scoreAt(match.samePerson, u), 70)).toBeCloseTo(0.02, 9);
  });

  it('lets nobody through at 100', () => {
    expect(scoreAt(match.samePerson, 1 - 1e-9)).toBeLessThan(100);
  });
});
