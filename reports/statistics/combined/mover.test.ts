// Limits combined from limits: with Wilson's they are Newcombe's published intervals.
import { describe, expect, it } from 'vitest';
import { wilsonCI } from '../proportions/wilson-ci.ts';
import { type MoverPart, moverDifference } from './mover.ts';

const share = (x: number, n: number): MoverPart => ({ value: x / n, ...wilsonCI({ x, n, conf: 0.95 }) });

describe('moverDifference', () => {
  it('of independent shares is Newcombe’s method 10: 56/70 against 48/80, .0524 to .3339 (1998, Stat Med 17:873)', () => {
    const { lower, upper } = moverDifference(share(56, 70), share(48, 80), 0);
    expect([lower, upper]).toEqual([expect.closeTo(0.0524, 4), expect.closeTo(0.3339, 4)]);
  });

  it('of paired shares is Newcombe’s of 1998, Stat Med 17:2635, for the pairs 14, 5, 0, 22 of Altman et al. 2000, table 6.2', () => {
    // His correlation, corrected for continuity: (14 x 22 - 5 x 0 - 41 / 2) / sqrt(19 x 22 x 14 x 27). Limits by his formulas in R.
    const correlation = (14 * 22 - 41 / 2) / Math.sqrt(19 * 22 * 14 * 27);
    const { lower, upper } = moverDifference(share(19, 41), share(14, 41), correlation);
    expect([lower, upper]).toEqual([expect.closeTo(0.0114832413830333, 9), expect.closeTo(0.226492684351211, 9)]);
  });

  it('of symmetric limits is the t interval of a difference: 3, 4 and correlation 1/4 make sqrt(9 + 16 - 6)', () => {
    const first = { value: 10, lower: 7, upper: 13 };
    const second = { value: 2, lower: -2, upper: 6 };
    expect(moverDifference(first, second, 0.25)).toEqual({ lower: 8 - Math.sqrt(19), upper: 8 + Math.sqrt(19) });
  });

  it('is open where a part is', () => {
    expect(moverDifference({ value: 1, lower: 0, upper: Infinity }, { value: 1, lower: 0, upper: 3 }, 0.5)).toEqual({
      lower: -Math.sqrt(1 + 4 - 2),
      upper: Infinity,
    });
  });
});
