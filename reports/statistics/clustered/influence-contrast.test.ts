// With one value a user in each arm, contrasts are Student's paired t and Welch's: both known to the last digit from R.
import { describe, expect, it } from 'vitest';
import { theEstimate } from '../inference.fixture.ts';
import { oneEach, sleep, toothGrowth } from '../known-answers/ratios/published-pairs.fixture.ts';
import { clusteredGeometricMeanRatio } from './clustered-geometric-mean-ratio.ts';
import { type Design, differenceVariance, influenceDifference, influenceRatio } from './influence-contrast.ts';
import { influenceCorrelation } from './influence-correlation.ts';
import { clusterVariance, type InfluenceEstimate } from './influence-estimate.ts';
import { userRatio } from './user-ratio.ts';

const conf = 0.95;
const mean = (values: readonly number[]): InfluenceEstimate => {
  const result = userRatio(oneEach(values));
  if (result.kind === 'withheld') throw new Error('an estimate was expected');
  return result.estimate;
};
const both = ({ first, second }: typeof sleep) => ({ first: mean(first), second: mean(second) });
const limits = (inference: Parameters<typeof theEstimate>[0]) => {
  const { interval } = theEstimate(inference);
  return [interval.lower, interval.upper];
};

describe('differenceVariance and influenceCorrelation', () => {
  const { first, second } = both(sleep);

  it('of Student’s sleep, paired: t = -4.062128 at 9 degrees of freedom, correlation .7951702', () => {
    const { variance, df } = differenceVariance(first, second, 'paired');
    expect((first.value - second.value) / Math.sqrt(variance)).toBeCloseTo(-4.062127683382, 10);
    expect(df).toBe(9);
    expect(influenceCorrelation(first, second)).toBeCloseTo(0.795170205833578, 12);
  });

  it('of the same taken for different patients: Welch’s t = -1.860813 at 17.77647', () => {
    const { variance, df } = differenceVariance(first, second, 'parallel');
    expect((first.value - second.value) / Math.sqrt(variance)).toBeCloseTo(-1.860813467487, 10);
    expect(df).toBeCloseTo(17.77647351618, 9);
  });

  it('of users of whom some live one arm only counts the covariance of those who live both', () => {
    // By hand. First 1, 2, 3 of a, b, c: mean 2, influences (-1, 0, 1) / 3 x sqrt(3 / 2). Second 4, 6 of b, c: mean 5, (-1, 1) / 2 x sqrt(2).
    const one = mean([1, 2, 3]);
    const result = userRatio([
      { user: '1', numerator: 4, denominator: 1 },
      { user: '2', numerator: 6, denominator: 1 },
    ]);
    if (result.kind === 'withheld') throw new Error('an estimate was expected');
    const two = result.estimate;
    expect([clusterVariance(one), clusterVariance(two)]).toEqual([expect.closeTo(1 / 3, 12), expect.closeTo(1, 12)]);
    const covariance = (Math.sqrt(3 / 2) / 3) * (Math.sqrt(2) / 2);
    expect(influenceCorrelation(one, two)).toBeCloseTo(covariance / Math.sqrt(1 / 3), 12);
    expect(differenceVariance(one, two, 'paired')).toEqual({
      variance: expect.closeTo(4 / 3 - 2 * covariance, 12),
      df: 1,
    });
    // Taken for different users: (1 / 3 + 1)^2 / ((1 / 3)^2 / 2 + 1^2 / 1) = 32 / 19 degrees of freedom.
    expect(differenceVariance(one, two, 'parallel').df).toBeCloseTo(32 / 19, 12);
  });
});

describe('influenceDifference', () => {
  // R: t.test(len ~ supp), and t.test(..., paired = TRUE) of the same.
  it.each([
    ['parallel', [-0.171015618367165, 7.571015618367163]],
    ['paired', [1.40865864101199, 5.99134135898801]],
  ] as const)('of Crampton’s guinea pigs, %s', (design: Design, expected) => {
    const found = influenceDifference({ ...both(toothGrowth), design, conf, method: 't' });
    expect(theEstimate(found).value).toBeCloseTo(3.7, 12);
    expect(limits(found)).toEqual(expected.map((limit) => expect.closeTo(limit, 8)));
  });
});

describe('influenceRatio', () => {
  it('paired, is Student’s t of the values over their means: z = x / mean(x) - y / mean(y)', () => {
    // R: z <- o / mean(o) - v / mean(v); exp(log(mean(o) / mean(v)) + qt(c(.025, .975), 29) * sd(z) / sqrt(30))
    const found = influenceRatio({ ...both(toothGrowth), design: 'paired', conf, method: 't' });
    expect(theEstimate(found).value).toBeCloseTo(20.663333333333 / 16.963333333333, 10);
    expect(limits(found)).toEqual([expect.closeTo(1.06597941801, 8), expect.closeTo(1.39196896214, 8)]);
  });
});

describe('clusteredGeometricMeanRatio', () => {
  const logarithms = {
    first: oneEach(toothGrowth.first.map(Math.log)),
    second: oneEach(toothGrowth.second.map(Math.log)),
  };

  // R: exp(t.test(log(o), log(v))$conf.int), and paired.
  it.each([
    ['parallel', [Math.exp(0.0202145289028056), Math.exp(0.5240951230799468)]],
    ['paired', [Math.exp(0.113962443007154), Math.exp(0.430347208975599)]],
  ] as const)('is t of the logarithms, %s', (design: Design, expected) => {
    const found = clusteredGeometricMeanRatio({ ...logarithms, design, conf });
    expect(theEstimate(found).value).toBeCloseTo(Math.exp(0.272154825991376), 10);
    expect(limits(found)).toEqual(expected.map((limit) => expect.closeTo(limit, 8)));
  });
});
