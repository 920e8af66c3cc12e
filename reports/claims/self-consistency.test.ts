import { describe, expect, it } from 'vitest';
import { claimHash } from './claim-hash.ts';
import { claim as speed } from './microsoft-2025-speed.ts';
import { claimedFields } from './claimed-fields.ts';
import { claimedInWords } from './claim-in-words.ts';
import type { RoundedFigure } from '../statistics/claims/rounded-figure.ts';
import { claimedRange } from './claimed.ts';
import { claims } from './catalogue.ts';
import { selfConsistency } from './self-consistency.ts';

describe('the consistency of a claim with its own figures', () => {
  it('finds that 69 s / 3 s is 23, not 14, also after rounding', () => {
    expect(selfConsistency(speed)).toEqual({
      consistent: false,
      sentence:
        '69\u00a0s / 3\u00a0s is 23 (19.6 to 27.8 with rounding), not the 14\u00a0times they state; the source does not explain the difference.',
    });
  });
  it('follows the figures: with 42 s the 14 would hold', () => {
    expect(selfConsistency({ claimed: { ...speed.claimed, other: { value: 42, halfStep: 0.5 } } })?.consistent).toBe(
      true,
    );
  });
  it('is absent where nothing can be compared', () => {
    const { stated: _, ...bare } = speed.claimed;
    expect(selfConsistency({ claimed: { ...bare, judgedBy: 'figures' } })).toBeUndefined();
  });
});

describe('claim files', () => {
  it.each(Object.entries(claims))('%s is named after its file and says how far it was checked', (id, claim) => {
    expect(claim.id).toBe(id);
    expect(claim.url).toMatch(/^https:\/\//);
    const { value, least, most } = claimedRange(claim.claimed);
    expect(least).toBeLessThan(value);
    expect(most).toBeGreaterThan(value);
    // The figures in the title and in their words are those that are judged.
    const shown = claimedInWords(claimedFields(claim.claimed)).figures.replaceAll('\u00a0', ' ');
    for (const figure of shown.split(' against ')) expect(`${claim.title} ${claim.words}`).toContain(figure);
  });
  it.each(Object.entries(claims))(
    '%s: each figure is rounded to the last digit it is stated with',
    (_, { claimed }) => {
      const figures: readonly RoundedFigure[] =
        claimed.kind === 'ratio' ? [claimed.passkey, claimed.other] : [claimed.passkey];
      for (const { value, halfStep } of figures) {
        const steps = value / (2 * halfStep);
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
      }
    },
  );
  it('has a hash that follows the content, not the order of its lines', () => {
    const reordered = Object.fromEntries(Object.entries(speed).toReversed()) as typeof speed;
    expect(claimHash(reordered)).toBe(claimHash(speed));
    expect(claimHash({ ...speed, year: 2026 })).not.toBe(claimHash(speed));
  });
});
