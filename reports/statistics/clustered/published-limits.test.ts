// Published limits of counts, found by the clustered methods where users differ less than chance would have it: the design effect is then
// no credit, the effective counts are the counts, and at the level where t is 1.96 the limits are the printed ones.
import { describe, expect, it } from 'vitest';
import type { Inference } from '../inference.ts';
import { theEstimate } from '../inference.fixture.ts';
import { levelOfNormal95 } from '../known-answers/proportions/level-of-critical.fixture.ts';
import { clusteredCount, type UserCount } from './clustered-count.ts';
import { clusteredDifference } from './clustered-difference.ts';
import { clusteredProportion } from './clustered-proportion.ts';
import { clusteredRatio } from './clustered-ratio.ts';
import { differenceVariance } from './influence-contrast.ts';

/** So many users with so many successes of so many trials each. */
const users = (...kinds: readonly (readonly [users: number, successes: number, trials: number])[]): UserCount[] =>
  kinds
    .flatMap(([count, successes, trials]) => Array.from({ length: count }, () => ({ successes, trials })))
    .map((row, index) => ({ user: String(index), ...row }));
const estimateOf = (perUser: readonly UserCount[]) => {
  const result = clusteredCount(perUser);
  if (result.kind === 'withheld') throw new Error('a count was expected');
  return result.count.estimate;
};
const levelFor = (first: readonly UserCount[], second: readonly UserCount[]): number =>
  levelOfNormal95(differenceVariance(estimateOf(first), estimateOf(second), 'parallel').df);
const limits = (inference: Inference) => {
  const { interval } = theEstimate(inference);
  return [interval.lower, interval.upper];
};

describe('a parallel comparison', () => {
  it('of shares has the limits of Miettinen & Nurminen for 56/70 against 48/80: .0528 to .3382 (Newcombe 1998, Stat Med 17:873)', () => {
    const first = users([14, 1, 2], [14, 2, 2], [14, 1, 1]);
    const second = users([32, 1, 2], [4, 2, 2], [8, 1, 1]);
    const found = clusteredDifference({ first, second, conf: levelFor(first, second) });
    expect(limits(found)).toEqual([expect.closeTo(0.0528, 4), expect.closeTo(0.3382, 4)]);
  });

  it('of their ratio has those of Koopman 1984 for 36/40 against 16/80: 2.940 to 7.152', () => {
    const first = users([4, 1, 2], [16, 2, 2]);
    const second = users([16, 1, 2], [24, 0, 2]);
    const found = clusteredRatio({ first, second, design: 'parallel', conf: levelFor(first, second) });
    expect(limits(found)).toEqual([expect.closeTo(2.94, 3), expect.closeTo(7.152, 3)]);
  });
});

describe('a share that nobody misses', () => {
  it('of one trial each has the limits of Wilson for 20/20: .8389 to 1', () => {
    const found = clusteredProportion({ perUser: users([20, 1, 1]), conf: levelOfNormal95(19) });
    expect(limits(found)).toEqual([expect.closeTo(0.8389, 4), 1]);
  });

  it('of five trials each counts 300 trials as 300 / (1 + 4 x .3), of which Wilson has n / (n + z^2)', () => {
    const found = clusteredProportion({ perUser: users([60, 5, 5]), conf: levelOfNormal95(59) });
    const n = 300 / 2.2;
    expect(limits(found)).toEqual([expect.closeTo(n / (n + 1.959963984540054 ** 2), 9), 1]);
  });
});
