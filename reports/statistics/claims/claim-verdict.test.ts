// The verdict words of statistics.md 2.7, and that no data and no comparability win over any figure.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachesClaim } from './claimed-range.ts';
import { type ClaimVerdictInput, claimVerdict } from './claim-verdict.ts';

/** As if stated with every digit. */
const exactly = (value: number) => ({ value, least: value, most: value });
const enough = { comparable: true, usersPerArm: 60, informativeUsers: 12 } as const;
const ratio = (lower: number, upper: number, more: Partial<ClaimVerdictInput> = {}): string =>
  claimVerdict({
    kind: 'ratio',
    claim: exactly(14),
    interval95: { lower, upper },
    interval90: { lower: lower * 1.05, upper: upper / 1.05 },
    ...enough,
    ...more,
  }).word;
const proportion = (lower: number, upper: number): string =>
  claimVerdict({ kind: 'proportion', claim: exactly(0.95), interval95: { lower, upper }, ...enough }).word;

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
    expect(ratio(0.8, 3)).toBe('smaller, if any');
    expect(ratio(8.5, 14.7, { nobodyByMethod: true })).toBe('too few');
    expect(ratio(8.5, 14.7, { comparable: false })).toBe('not comparable');
    expect(ratio(8.5, 14.7, { usersPerArm: 19 })).toBe('too few');
    expect(ratio(8.5, 14.7, { informativeUsers: 5 })).toBe('too few');
  });
  it('takes an unbounded interval as too wide for compatible', () => {
    expect(claimVerdict({ kind: 'ratio', claim: exactly(14), interval95: { lower: 9 }, ...enough }).word).toBe(
      'inconclusive',
    );
  });
  it('judges a proportion on its failures', () => {
    expect(proportion(0.96, 0.98)).toBe('at least as claimed');
    expect(proportion(0.94, 0.965)).toBe('compatible');
    expect(proportion(0.9, 0.99)).toBe('inconclusive');
    expect(proportion(0.6, 0.7)).toBe('contradicted');
  });
  it('goes by what rounds to the claim: an interval that ends at 99.0 % holds what is stated as 99 %', () => {
    const claim = { value: 0.99, least: 0.985, most: 0.995 };
    const word = (lower: number, upper: number) =>
      claimVerdict({ kind: 'proportion', claim, interval95: { lower, upper }, ...enough }).word;
    expect(word(0.982, 0.99)).toBe('compatible');
    expect(word(0.982, 0.9899)).toBe('compatible');
    expect(word(0.98, 0.984)).toBe('contradicted');
    expect(word(0.9855, 0.989)).toBe('at least as claimed');
  });
  it('never says of a figure inside the interval other than whether it is what is claimed', () => {
    const number = fc.double({ min: 0.05, max: 20, noNaN: true });
    const share = fc.double({ min: 0, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(number, share, number, share, share, (value, step, at, below, above) => {
        const claim = { value, least: value * (1 - step), most: value * (1 + step) };
        const interval = { lower: at * (1 - below), upper: at * (1 + above) };
        const { word } = claimVerdict({ kind: 'ratio', claim, interval95: interval, ...enough });
        if (reachesClaim(interval.lower, claim)) expect(['at least as claimed', 'replicated']).toContain(word);
        else if (reachesClaim(interval.upper, claim)) expect(['compatible', 'inconclusive']).toContain(word);
        else expect(['same direction, smaller', 'contradicted', 'smaller, if any']).toContain(word);
      }),
    );
  });
  it('is not comparable or too few whatever the interval', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 9, noNaN: true }),
        (lower, factor) => {
          expect(ratio(lower, lower * factor, { comparable: false })).toBe('not comparable');
          expect(ratio(lower, lower * factor, { usersPerArm: 5 })).toBe('too few');
        },
      ),
    );
  });
});
