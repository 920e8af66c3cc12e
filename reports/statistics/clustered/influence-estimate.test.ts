// Ratio estimates, their variance between users and their interval: by hand, by the jackknife, and by Student's t of R.
import { describe, expect, it } from 'vitest';
import { theEstimate } from '../inference.fixture.ts';
import { oneEach, toothGrowth } from '../known-answers/ratios/published-pairs.fixture.ts';
import { clusterVariance, inferEstimate, type InfluenceEstimate } from './influence-estimate.ts';
import { type UserSum, userRatio } from './user-ratio.ts';

const conf = 0.95;
const sums = (persona: string, pairs: readonly (readonly [numerator: number, denominator: number])[]): UserSum[] =>
  pairs.map(([numerator, denominator], index) => ({ user: `${persona}${index}`, persona, numerator, denominator }));
const present = (perUser: readonly UserSum[], weights?: ReadonlyMap<string, number>): InfluenceEstimate => {
  const result = userRatio(perUser, weights);
  if (result.kind === 'withheld') throw new Error('an estimate was expected');
  return result.estimate;
};

describe('userRatio', () => {
  it('of four users, by hand: 20 / 10, residuals 1, -1, 2, -2, variance 4 / 3 x 10 / 10^2', () => {
    const found = present(
      sums('', [
        [3, 1],
        [3, 2],
        [8, 3],
        [6, 4],
      ]),
    );
    expect(found.value).toBe(2);
    expect(found.df).toBe(3);
    expect([...found.influence.values()]).toEqual(
      [1, -1, 2, -2].map((residual) => expect.closeTo((residual / 10) * Math.sqrt(4 / 3), 12)),
    );
    expect(clusterVariance(found)).toBeCloseTo(40 / 300, 12);
  });

  it('of users with as many attempts each has exactly the variance of the delete-one-user jackknife', () => {
    const perUser = sums('', [
      [5, 3],
      [1, 3],
      [2, 3],
      [9, 3],
      [4, 3],
    ]);
    const ratio = (rows: readonly UserSum[]): number =>
      rows.reduce((sum, { numerator }) => sum + numerator, 0) /
      rows.reduce((sum, { denominator }) => sum + denominator, 0);
    const without = perUser.map((left) => ratio(perUser.filter((row) => row !== left)));
    const centre = without.reduce((sum, x) => sum + x, 0) / 5;
    const jackknife = (4 / 5) * without.reduce((sum, x) => sum + (x - centre) ** 2, 0);
    expect(clusterVariance(present(perUser))).toBeCloseTo(jackknife, 12);
  });

  it('standardised to the tenant is a stratified mean, by hand: variance .75^2 x 1 / 3 + .25^2 x 16 / 3, df 2 + 2', () => {
    const perUser = [
      ...sums('desk', [
        [1, 1],
        [2, 1],
        [3, 1],
      ]),
      ...sums('field', [
        [10, 1],
        [14, 1],
        [18, 1],
      ]),
    ];
    const weights = new Map([
      ['desk', 6],
      ['field', 2],
      ['admin', 0],
    ]);
    const found = present(perUser, weights);
    expect(found.value).toBeCloseTo(0.75 * 2 + 0.25 * 14, 12);
    expect(clusterVariance(found)).toBeCloseTo((0.5625 * 1) / 3 + (0.0625 * 16) / 3, 12);
    expect(found.df).toBe(4);
    expect(found.parts.map(({ weight, value, users }) => [weight, value, users])).toEqual([
      [0.75, 2, 3],
      [0.25, 14, 3],
    ]);
  });

  it('leaves out who has nothing in either sum, who would make the others’ variance smaller', () => {
    const some = sums('', [
      [3, 1],
      [3, 2],
      [8, 3],
      [6, 4],
    ]);
    expect(clusterVariance(present([...some, { user: 'idle', numerator: 0, denominator: 0 }]))).toBe(
      clusterVariance(present(some)),
    );
  });
});

it('inferEstimate of one value a user is Student’s interval: R, t.test of Crampton’s guinea pigs with orange juice', () => {
  const { value, interval } = theEstimate(
    inferEstimate({ estimate: present(oneEach(toothGrowth.first)), conf, method: 'mean' }),
  );
  expect(value).toBeCloseTo(20.663333333333, 10);
  expect([interval.lower, interval.upper]).toEqual([expect.closeTo(18.1967763006, 8), expect.closeTo(23.129890366, 8)]);
});
