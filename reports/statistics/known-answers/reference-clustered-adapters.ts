// The part of the adapter table that concerns several trials or attempts a user: the report's own methods first. For tests only.
import { clusteredCount } from '../clustered/clustered-count.ts';
import { clusteredDifference } from '../clustered/clustered-difference.ts';
import { clusteredGeometricMeanRatio } from '../clustered/clustered-geometric-mean-ratio.ts';
import { clusteredProportion } from '../clustered/clustered-proportion.ts';
import { clusteredRatio } from '../clustered/clustered-ratio.ts';
import { differenceVariance, influenceRatio } from '../clustered/influence-contrast.ts';
import { influenceCorrelation } from '../clustered/influence-correlation.ts';
import { type InfluenceEstimate, clusterVariance } from '../clustered/influence-estimate.ts';
import { pairedClusteredDifference } from '../clustered/paired-clustered-difference.ts';
import { type UserSum, userRatio } from '../clustered/user-ratio.ts';
import type { Inference } from '../inference.ts';
import { incidenceFunctional } from '../times/incidence-functional.ts';
import type { TimedAttempt } from '../times/timed-attempt.ts';
import { clusterProportionSurvey } from './clustered/cluster-proportion-survey.ts';
import { clusterRobustLinear } from './clustered/cluster-robust-linear.ts';
import { geeLogitExchangeable } from './clustered/gee-logit-exchangeable.ts';
import { geeLogitIndependence } from './clustered/gee-logit-independence.ts';
import { iccAnova } from './clustered/icc-anova.ts';
import { newcombeDiffCI } from './proportions/newcombe-diff-ci.ts';
import type { Adapter } from './reference-adapter.ts';
import type { ReferenceInputs } from './reference-inputs.ts';

const standardError = (estimate: InfluenceEstimate): number => Math.sqrt(clusterVariance(estimate));
const countOf = (i: ReferenceInputs, arm: number) => {
  const result = clusteredCount(i.userCounts(arm));
  if (result.kind === 'withheld') throw new Error('a count was expected');
  return result.count;
};
const limits = (inference: Inference) =>
  inference.kind === 'withheld'
    ? {}
    : { value: inference.value, lower: inference.interval.lower, upper: inference.interval.upper };
/** Arm 1 against arm 0; user i of the one stands for user i + 20 of the other. */
const paired = (i: ReferenceInputs) => ({
  first: i.userCounts(1).map(({ user, successes, trials }) => ({ user: String(Number(user) - 20), successes, trials })),
  second: i.userCounts(0),
});
const sumsByUser = (
  attempts: readonly TimedAttempt[],
  of: (attempt: TimedAttempt) => readonly [numerator: number, denominator: number],
): UserSum[] =>
  [...Map.groupBy(attempts, ({ user }) => user)].map(([user, rows]) => ({
    user,
    persona: rows[0]?.persona ?? '',
    numerator: rows.reduce((sum, row) => sum + of(row)[0], 0),
    denominator: rows.reduce((sum, row) => sum + of(row)[1], 0),
  }));
const signIns = ({ end }: TimedAttempt): number => (end === 'signed-in' ? 1 : 0);
const secondsPerSignIn = (attempts: readonly TimedAttempt[]): UserSum[] =>
  sumsByUser(attempts, (attempt) => [attempt.time, signIns(attempt)]);
const logarithms = (attempts: readonly TimedAttempt[]): UserSum[] =>
  sumsByUser(attempts, (attempt) => [signIns(attempt) * Math.log(attempt.time), signIns(attempt)]);
const present = (sums: readonly UserSum[], weights?: ReadonlyMap<string, number>): InfluenceEstimate => {
  const result = userRatio(sums, weights);
  if (result.kind === 'withheld') throw new Error('an estimate was expected');
  return result.estimate;
};
const tenant = (i: ReferenceInputs): ReadonlyMap<string, number> => {
  const weights = i.list('w');
  return new Map(i.texts('persona').map((persona, index) => [persona, weights[index] ?? Number.NaN]));
};

export const clusteredAdapters: Readonly<Record<string, Adapter>> = {
  clusterProportionDelta: (i) => {
    const [zero, one] = [countOf(i, 0).estimate, countOf(i, 1).estimate];
    return {
      p0: zero.value,
      se0: standardError(zero),
      p1: one.value,
      se1: standardError(one),
      diff: one.value - zero.value,
      se_diff: Math.sqrt(differenceVariance(one, zero, 'parallel').variance),
    };
  },
  clusterProportionSurvey: (i) => {
    const [zero, one] = [clusterProportionSurvey(i.trials(0)), clusterProportionSurvey(i.trials(1))];
    return { p0: zero?.p, se0: zero?.se, p1: one?.p, se1: one?.se };
  },
  raoScottCounts: (i) => {
    const [zero, one] = [countOf(i, 0), countOf(i, 1)];
    const { x: x1, n: n1 } = one.effective;
    const { x: x2, n: n2 } = zero.effective;
    const { lower, upper } = newcombeDiffCI({ x1, n1, x2, n2, conf: 0.95 });
    return {
      n0_eff: n2,
      x0_eff: x2,
      deff0: zero.designEffect,
      n1_eff: n1,
      x1_eff: x1,
      deff1: one.designEffect,
      newcombe_lower: lower,
      newcombe_upper: upper,
    };
  },
  clusteredProportion: (i) => {
    const conf = i.number('conf');
    const [zero, one] = [0, 1].map((arm) => limits(clusteredProportion({ perUser: i.userCounts(arm), conf })));
    return {
      p0: zero?.value,
      lower0: zero?.lower,
      upper0: zero?.upper,
      p1: one?.value,
      lower1: one?.lower,
      upper1: one?.upper,
    };
  },
  clusteredDifference: (i) => {
    const found = limits(
      clusteredDifference({ first: i.userCounts(1), second: i.userCounts(0), conf: i.number('conf') }),
    );
    return { diff: found.value, lower: found.lower, upper: found.upper };
  },
  pairedClusteredDifference: (i) => {
    const arms = paired(i);
    const { value, lower, upper } = limits(pairedClusteredDifference({ ...arms, conf: i.number('conf') }));
    const asSums = (rows: typeof arms.first) =>
      present(rows.map(({ user, successes, trials }) => ({ user, numerator: successes, denominator: trials })));
    const [one, two] = [asSums(arms.first), asSums(arms.second)];
    return {
      diff: value,
      correlation: influenceCorrelation(one, two),
      se: Math.sqrt(differenceVariance(one, two, 'paired').variance),
      lower,
      upper,
    };
  },
  clusteredRatio: (i) => {
    const found = limits(clusteredRatio({ ...paired(i), design: 'paired', conf: i.number('conf') }));
    return { ratio: found.value, lower: found.lower, upper: found.upper };
  },
  clusteredCount: (i) => {
    const perUser = sumsByUser(i.attempts(i.arm()), (attempt) => [signIns(attempt), 1]).map(
      ({ user, persona = '', numerator, denominator }) => ({
        user,
        persona,
        successes: numerator,
        trials: denominator,
      }),
    );
    const result = clusteredCount(perUser, tenant(i));
    if (result.kind === 'withheld') return {};
    const { estimate } = result.count;
    return { p: estimate.value, se: standardError(estimate), df: estimate.df };
  },
  userRatio: (i) => {
    const estimate = present(secondsPerSignIn(i.attempts(i.arm())), tenant(i));
    return { ratio: estimate.value, se: standardError(estimate), df: estimate.df };
  },
  influenceRatio: (i) => {
    const [first, second] = [
      present(secondsPerSignIn(i.attempts('otp'))),
      present(secondsPerSignIn(i.attempts('passkey'))),
    ];
    const found = limits(
      influenceRatio({ first, second, design: 'parallel', conf: i.number('conf'), method: 'delta method' }),
    );
    return {
      ratio: found.value,
      se_log: Math.hypot(standardError(first) / first.value, standardError(second) / second.value),
      lower: found.lower,
      upper: found.upper,
    };
  },
  clusteredGeometricMeanRatio: (i) => {
    const found = limits(
      clusteredGeometricMeanRatio({
        first: logarithms(i.attempts('otp')),
        second: logarithms(i.attempts('passkey')),
        design: 'parallel',
        conf: i.number('conf'),
      }),
    );
    return { ratio: found.value, lower: found.lower, upper: found.upper };
  },
  incidenceFunctional: (i) => {
    const attempts = i.attempts(i.arm());
    const found = i.list('times').map((until) => incidenceFunctional(attempts, (time) => (time <= until ? 1 : 0)));
    return { success: found.map(({ value }) => value), se: found.map(standardError) };
  },
  iccAnova: (i) => {
    const found = iccAnova(i.userCounts(1));
    return { icc: found?.icc, n0: found?.n0, deff_equal: found?.designEffectEqual, deff_kish: found?.designEffectKish };
  },
  clusterRobustLinear: (i) => {
    const found = clusterRobustLinear(i.userCounts(0), i.userCounts(1));
    return {
      diff: found?.diff,
      se_cr0: found?.seCR0,
      se_cr1: found?.seCR1,
      se_cr1s: found?.seCR1S,
      se_cr2: found?.seCR2,
      df_bm: found?.df,
    };
  },
  geeLogitExchangeable: (i) => {
    const found = geeLogitExchangeable(i.userCounts(0), i.userCounts(1));
    return { b0: found?.b0, b1: found?.b1, se_b1: found?.seB1, alpha: found?.alpha };
  },
  geeLogitIndependence: (i) => {
    const found = geeLogitIndependence(i.userCounts(0), i.userCounts(1));
    return { b0: found?.b0, b1: found?.b1, se_b1: found?.seB1 };
  },
};
