// The verdict words of statistics.md 2.7, and that no data and no comparability win over any figure.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClaimVerdictInput, claimVerdict } from './claim-verdict.ts';

const enough = { comparable: true, usersPerArm: 60, informativeUsers: 12 } as const;
const ratio = (lower: number, upper: number, more: Partial<ClaimVerdictInput> = {}): string =>
  claimVerdict({ kind: 'ratio', claim: 14, interval95: { lower, upper }, interval90: { lower: lower * 1.05, upper: upper / 1.05 }, ...enough, ...more }).word;
const proportion = (lower: number, upper: number): string => claimVerdict({ kind: 'proportion', claim: 0.95, interval95: { lower, upper }, ...enough }).word;

describe('claimVerdict', () => {
  it('calls the example of section 2.7 (8.5 to 14.7 v 14) compatible', () => {
    expect(ratio(8.5, 14.7)).toBe('compatible');
  });
  it('knows every word', () => {
    expect(ratio(12, 16)).toBe('replicated');
    expect(ratio(14.5, 30)).toBe('at least as claimed');
    expect(ratio(4, 20)).toBe('inconclusive');
    expect(ratio(3, 7)).toBe('same direction, smaller');
    expect(ratio(0.2, 0.8)).toBe('contradicted');
    expect(ratio(0.8, 3)).toBe('inconclusive');
    expect(ratio(8.5, 14.7, { comparable: false })).toBe('not comparable');
    expect(ratio(8.5, 14.7, { usersPerArm: 19 })).toBe('too few');
    expect(ratio(8.5, 14.7, { informativeUsers: 5 })).toBe('too few');
  });
  it('takes an unbounded interval as too wide for compatible', () => {
    expect(claimVerdict({ kind: 'ratio', claim: 14, interval95: { lower: 9 }, ...enough }).word).toBe('inconclusive');
  });
  it('judges a proportion on its failures', () => {
    expect(proportion(0.96, 0.98)).toBe('at least as claimed');
    expect(proportion(0.94, 0.965)).toBe('compatible');
    expect(proportion(0.9, 0.99)).toBe('inconclusive');
    expect(proportion(0.6, 0.7)).toBe('contradicted');
  });
  it('is not comparable or too few whatever the interval', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.double({ min: 1, max: 9, noNaN: true }), (lower, factor) => {
        expect(ratio(lower, lower * factor, { comparable: false })).toBe('not comparable');
        expect(ratio(lower, lower * factor, { usersPerArm: 5 })).toBe('too few');
      }),
    );
  });
});
