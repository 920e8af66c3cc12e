import { describe, expect, it } from 'vitest';
import { claimHash } from './claim-hash.ts';
import { claim as speed } from './microsoft-2025-speed.ts';
import { claims } from './catalogue.ts';
import { selfConsistency } from './self-consistency.ts';

describe('the consistency of a claim with its own figures', () => {
  it('finds that 69 s / 3 s is 23, not 14, also after rounding', () => {
    expect(selfConsistency(speed)).toEqual({ consistent: false, sentence: '69\u00a0s / 3\u00a0s is 23 (19.6 to 27.8 with rounding), not the 14\u00a0times they state; the source does not explain the difference.' });
  });
  it('follows the figures: with 42 s the 14 would hold', () => {
    expect(selfConsistency({ ...speed, ownFigures: { ...speed.ownFigures, other: { value: 42, halfStep: 0.5 } } })?.consistent).toBe(true);
  });
  it('is absent where nothing can be compared', () => {
    const { ownFigures: _, ...bare } = speed;
    expect(selfConsistency(bare)).toBeUndefined();
  });
});

describe('claim files', () => {
  it.each(Object.entries(claims))('%s is named after its file and says how far it was checked', (id, claim) => {
    expect(claim.id).toBe(id);
    expect(claim.url).toMatch(/^https:\/\//);
    if (claim.claimed.kind === 'ratio') {
      const { passkey, other, value } = claim.claimed;
      const implied = passkey < other ? other / passkey : passkey / other;
      // The stated ratio is kept where they state one; elsewhere it is that of their two figures.
      expect(value === implied || 'ownFigures' in claim || Math.abs(value / implied - 1) < 1e-9).toBe(true);
    }
  });
  it('has a hash that follows the content, not the order of its lines', () => {
    const reordered = Object.fromEntries(Object.entries(speed).toReversed()) as typeof speed;
    expect(claimHash(reordered)).toBe(claimHash(speed));
    expect(claimHash({ ...speed, year: 2026 })).not.toBe(claimHash(speed));
  });
});
