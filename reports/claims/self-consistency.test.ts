import { describe, expect, it } from 'vitest';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { quotientOf, rounded } from '../statistics/claims/rounded-figure.ts';
import type { Claimed } from './claimed.ts';
import { selfConsistency } from './self-consistency.ts';

const speed = judgedClaim('microsoft-2025-speed');
const figures = { passkey: { value: 3, halfStep: 0.5 }, other: { value: 69, halfStep: 0.5 } };
const claimed = {
  kind: 'ratio',
  unit: 's',
  ...figures,
  stated: rounded({ value: 14, halfStep: 0.5 }),
  judgedBy: 'stated',
} as const satisfies Claimed;

describe('the consistency of a claim with its own figures', () => {
  it('finds that 69 s / 3 s is 23, not 14, also after rounding', () => {
    expect(selfConsistency(speed)).toEqual({
      consistent: false,
      sentence:
        '69\u00a0s / 3\u00a0s is 23 (19.6 to 27.8 with rounding), not the 14\u00a0times they state; the source does not explain the difference.',
    });
  });
  it('follows the figures: with 42 s the 14 would hold', () => {
    expect(selfConsistency({ claimed: { ...claimed, other: { value: 42, halfStep: 0.5 } } })?.consistent).toBe(true);
  });
  it('is absent where nothing can be compared', () => {
    expect(selfConsistency({ claimed: { kind: 'ratio', unit: 's', ...figures, judgedBy: 'figures' } })).toBeUndefined();
    const stated = quotientOf(figures.other, figures.passkey);
    expect(selfConsistency({ claimed: { kind: 'ratio', unit: 's', stated, judgedBy: 'stated' } })).toBeUndefined();
  });
});
