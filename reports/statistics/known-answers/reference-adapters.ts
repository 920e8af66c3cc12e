// The adapter of each function name of a reference file; those about times and about several trials a user are in files of their own. For tests only.
import { adjustments, adjustPValues } from '../combined/adjust-p-values.ts';
import { barnardLikeUnconditional } from './proportions/barnard-like-unconditional.ts';
import { betaCdf } from '../distributions/beta-cdf.ts';
import { betaQuantile } from '../distributions/beta-quantile.ts';
import type { Bounds } from '../bounds.ts';
import { breslowDay } from './strata/breslow-day.ts';
import { chiSquareSf } from '../distributions/chi-square-sf.ts';
import { claimGeomRatioPosteriorT } from './ratios/claim-geom-ratio-posterior-t.ts';
import { claimRatioPosterior } from '../claims/claim-ratio-posterior.ts';
import { clopperPearsonCI } from '../proportions/clopper-pearson-ci.ts';
import { eBenjaminiHochberg } from './sequences/e-benjamini-hochberg.ts';
import { equivalenceProportions } from './proportions/equivalence-proportions.ts';
import { farringtonManningNI } from './proportions/farrington-manning-ni.ts';
import { fisherExact } from './proportions/fisher-exact.ts';
import { gammaQuantile } from '../distributions/gamma-quantile.ts';
import { gatekeepFallback } from './sequences/gatekeep-fallback.ts';
import { heterogeneityQ, type StratumEstimate } from '../combined/heterogeneity-q.ts';
import { katzLogRatioCI } from './proportions/katz-log-ratio-ci.ts';
import { koopmanRatioCI } from './proportions/koopman-ratio-ci.ts';
import { jeffreysCI } from './proportions/jeffreys-ci.ts';
import { logBeta } from './distributions/log-beta.ts';
import { mantelHaenszelRD } from './strata/mantel-haenszel-rd.ts';
import { miettinenNurminenDiffCI } from '../proportions/miettinen-nurminen-diff-ci.ts';
import { miettinenNurminenNI } from './proportions/miettinen-nurminen-ni.ts';
import { miettinenNurminenOddsRatioCI } from './proportions/miettinen-nurminen-odds-ratio-ci.ts';
import { miettinenNurminenRatioCI } from './proportions/miettinen-nurminen-ratio-ci.ts';
import { newcombeDiffCI } from './proportions/newcombe-diff-ci.ts';
import { normalCdf } from '../distributions/normal-cdf.ts';
import { normalQuantile } from '../distributions/normal-quantile.ts';
import { pairedDiffScoreCI } from './proportions/paired-diff-score-ci.ts';
import { poissonRateCI } from '../proportions/poisson-rate-ci.ts';
import { poissonRateRatio } from './proportions/poisson-rate-ratio.ts';
import { postStratifiedDiff } from './strata/post-stratified-diff.ts';
import { postStratVariance } from '../proportions/post-strat-variance.ts';
import { probFailureRatioAtLeast } from './proportions/prob-failure-ratio-at-least.ts';
import { probP1GreaterP2 } from './proportions/prob-p1-greater-p2.ts';
import { rakeWeights } from './strata/rake-weights.ts';
import { randomEffectsREML_HK } from '../combined/random-effects-reml-hk.ts';
import type { Adapter } from './reference-adapter.ts';
import type { Answer } from './reference-case.ts';
import { clusteredAdapters } from './reference-clustered-adapters.ts';
import type { ReferenceInputs } from './reference-inputs.ts';
import { scoreAdapters } from './reference-score-adapters.ts';
import { timeAdapters } from './reference-time-adapters.ts';
import { sequentialSRM } from './sequences/sequential-srm.ts';
import { srmChiSquare } from './sequences/srm-chi-square.ts';
import { stratifiedMiettinenNurminen } from './strata/stratified-miettinen-nurminen.ts';
import { stratifiedNewcombeDiff } from './strata/stratified-newcombe-diff.ts';
import { stratumDifference } from './strata/stratum-counts.ts';
import { studentTCdf } from '../distributions/student-t-cdf.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';
import { tostLogRatio } from './ratios/tost-log-ratio.ts';
import { twoProportionZ } from './proportions/two-proportion-z.ts';
import { waldDiffCI } from './proportions/wald-diff-ci.ts';
import { wilsonCI } from '../proportions/wilson-ci.ts';
import { zeroEventUpperBound } from '../proportions/zero-event-upper-bound.ts';

const value =
  (names: readonly string[], f: (...values: number[]) => number): Adapter =>
  (i) => ({ value: i.map(names, f) });
const bounds = (b: Bounds | undefined): Answer => ({ lower: b?.lower, upper: b?.upper });
const oneCount = (i: ReferenceInputs): { readonly x: number; readonly n: number; readonly conf: number } => ({
  x: i.number('x'),
  n: i.number('n'),
  conf: i.number('conf'),
});
/** As such with their variances, or differences of two counts. */
const estimates = (i: ReferenceInputs): StratumEstimate[] => {
  if (!i.has('y')) return differencesOf(i);
  const variances = i.list('v');
  return i.list('y').map((estimate, index) => ({ estimate, variance: variances[index] ?? Number.NaN }));
};
const differencesOf = (i: ReferenceInputs): StratumEstimate[] =>
  i.strata().map((stratum) => {
    const { difference, variance } = stratumDifference(stratum);
    return { estimate: difference, variance };
  });

export const referenceAdapters: Readonly<Record<string, Adapter>> = {
  ...timeAdapters,
  ...clusteredAdapters,
  ...scoreAdapters,

  normalQuantile: value(['p'], normalQuantile),
  normalCdf: value(['x'], normalCdf),
  studentTCdf: value(['x', 'df'], studentTCdf),
  studentTQuantile: value(['p', 'df'], studentTQuantile),
  betaQuantile: value(['p', 'a', 'b'], betaQuantile),
  betaCdf: value(['x', 'a', 'b'], betaCdf),
  chiSquareSf: value(['x', 'df'], chiSquareSf),
  gammaQuantile: value(['p', 'shape', 'rate'], gammaQuantile),
  logBeta: value(['a', 'b'], logBeta),

  wilsonCI: (i) => bounds(wilsonCI(oneCount(i))),
  clopperPearsonCI: (i) => bounds(clopperPearsonCI(oneCount(i))),
  jeffreysCI: (i) => bounds(jeffreysCI(oneCount(i))),
  zeroEventUpperBound: (i) => {
    const { exact, ruleOfThree } = zeroEventUpperBound({ n: i.number('n'), conf: i.number('conf') });
    return { exact, rule_of_three: ruleOfThree };
  },

  newcombeDiffCI: (i) => bounds(newcombeDiffCI(i.twoCounts())),
  miettinenNurminenDiffCI: (i) => bounds(miettinenNurminenDiffCI(i.twoCounts())),
  koopmanRatioCI: (i) => bounds(koopmanRatioCI(i.twoCounts())),
  miettinenNurminenRatioCI: (i) => bounds(miettinenNurminenRatioCI(i.twoCounts())),
  waldDiffCI: (i) => bounds(waldDiffCI(i.twoCounts())),
  katzLogRatioCI: (i) => bounds(katzLogRatioCI(i.twoCounts())),
  farringtonManningNI: (i) => ({ ...farringtonManningNI({ ...i.counts(), margin: i.number('margin') }) }),
  miettinenNurminenNI: (i) => ({ ...miettinenNurminenNI({ ...i.counts(), margin: i.number('margin') }) }),
  twoProportionZ: (i) => ({ ...twoProportionZ(i.counts()) }),
  barnardLikeUnconditional: (i) => ({ ...barnardLikeUnconditional(i.counts()) }),
  fisherExact: (i) => ({ ...fisherExact(i.counts()) }),
  miettinenNurminenOddsRatioCI: (i) => ({ ...miettinenNurminenOddsRatioCI(i.twoCounts()) }),
  pairedDiffScoreCI: (i) =>
    bounds(
      pairedDiffScoreCI({
        a: i.number('a'),
        b: i.number('b'),
        c: i.number('c'),
        d: i.number('d'),
        conf: i.number('conf'),
      }),
    ),
  equivalenceProportions: (i) => {
    const { ci90Lower, ci90Upper, equivalent, p } = equivalenceProportions({
      ...i.counts(),
      margin: i.number('margin'),
    });
    return { ci90_lower: ci90Lower, ci90_upper: ci90Upper, equivalent: equivalent ? 1 : 0, p };
  },

  postStratifiedDiff: (i) => ({ ...postStratifiedDiff({ strata: i.weightedStrata(), conf: i.number('conf') }) }),
  stratifiedNewcombeDiff: (i) => ({
    ...stratifiedNewcombeDiff({ strata: i.weightedStrata(), conf: i.number('conf') }),
  }),
  mantelHaenszelRD: (i) => ({ ...mantelHaenszelRD({ strata: i.strata(), conf: i.numberOr('conf', 0.95) }) }),
  stratifiedMiettinenNurminen: (i) => ({
    ...stratifiedMiettinenNurminen({ strata: i.strata(), conf: i.numberOr('conf', 0.95) }),
  }),
  heterogeneityQ: (i) => {
    const found = heterogeneityQ(estimates(i));
    return {
      Q: found?.q,
      df: found?.df,
      p: found?.p,
      tau2: found?.tau2,
      I2: found?.i2,
      pooled: found?.pooled,
      se: found?.se,
    };
  },
  randomEffectsREML_HK: (i) => ({ ...randomEffectsREML_HK({ strata: estimates(i), conf: i.numberOr('conf', 0.95) }) }),
  breslowDay: (i) => {
    const found = breslowDay(i.strata());
    return { BD: found?.statistic, BD_p: found?.p, OR_MH: found?.oddsRatioMH };
  },
  rakeWeights: (i) => {
    const personas = i.texts('persona');
    const devices = i.texts('device');
    const sample = i.table(
      'sample',
      personas.flatMap((persona) => devices.map((device) => `${persona}_${device}`)),
    );
    const { weights, effectiveSize } = rakeWeights({
      sample: personas.map((persona) => devices.map((device) => sample[`${persona}_${device}`] ?? 0)),
      rowMargin: i.list('persona_margin'),
      columnMargin: i.list('device_margin'),
    });
    const cells = personas.flatMap((persona, row) =>
      devices.map((device, column) => [`${persona}_${device}`, weights[row]?.[column]] as const),
    );
    return { ...Object.fromEntries(cells), kish_neff: effectiveSize };
  },
  postStratVariance: (i) => {
    const p = i.list('p');
    const w = i.list('w');
    const { variance, effectiveSize } = postStratVariance(
      i.list('n').map((n, k) => ({ x: (p[k] ?? 0) * n, n, weight: w[k] ?? 0 })),
    );
    return { var_fixed: variance, neff_kish: effectiveSize };
  },

  adjustPValues: (i) => ({ value: adjustPValues({ p: i.list('p'), method: i.oneOf('method', adjustments) }) }),
  eBenjaminiHochberg: (i) => ({
    rejected: eBenjaminiHochberg({ e: i.list('e'), alpha: i.number('alpha') }).map((index) => index + 1),
  }),
  gatekeepFallback: (i) => {
    // Adjusted p-values are the same at any level.
    i.immaterial('alpha');
    const { primaryHolm, personasBH } = gatekeepFallback({
      primary: i.list('p_primary'),
      personas: i.list('p_personas'),
    });
    return { primary_holm: primaryHolm, personas_BH: personasBH };
  },

  poissonRateCI: (i) => ({ ...poissonRateCI({ x: i.number('x'), t: i.number('t'), conf: i.number('conf') }) }),
  poissonRateRatio: (i) => ({
    ...poissonRateRatio({
      x1: i.number('x1'),
      t1: i.number('t1'),
      x2: i.number('x2'),
      t2: i.number('t2'),
      conf: i.number('conf'),
    }),
  }),
  srmChiSquare: (i) => ({ ...srmChiSquare({ observed: i.list('observed'), weights: i.list('weights') }) }),
  sequentialSRM: (i) => {
    const { logBayesFactor, p } = sequentialSRM({
      observed: i.list('observed'),
      weights: i.list('weights'),
      concentration: i.number('concentration'),
    });
    return { log_bf: logBayesFactor, p };
  },

  claimRatioPosterior: (i) => {
    const found = claimRatioPosterior({
      logRatio: i.number('log_ratio'),
      se: i.number('se'),
      claim: i.number('claim'),
      priorMean: i.number('prior_mean'),
      priorSd: i.number('prior_sd'),
    });
    const { postMean, postSd, probabilityAtLeastClaim, confidence, credible } = found;
    return {
      post_mean: postMean,
      post_sd: postSd,
      p_ge_claim: probabilityAtLeastClaim,
      ci_lower: confidence.lower,
      ci_upper: confidence.upper,
      cri_lower: credible.lower,
      cri_upper: credible.upper,
    };
  },
  claimGeomRatioPosteriorT: (i) => {
    const { probabilityAtLeastClaim, ratio } = claimGeomRatioPosteriorT({
      ...i.successTimes(),
      claim: i.number('claim'),
    });
    return { p_ge_claim: probabilityAtLeastClaim, ratio };
  },
  probP1GreaterP2: (i) => {
    const { greater, greaterByDelta } = probP1GreaterP2({
      ...i.counts(),
      a: i.number('a'),
      b: i.number('b'),
      delta: i.number('delta'),
    });
    return { p_gt: greater, p_gt_delta: greaterByDelta };
  },
  probFailureRatioAtLeast: (i) => ({
    p_ratio_ge: probFailureRatioAtLeast({
      f1: i.number('f1'),
      n1: i.number('n1'),
      f2: i.number('f2'),
      n2: i.number('n2'),
      a: i.number('a'),
      b: i.number('b'),
      claim: i.number('claim'),
    }),
  }),
  tostLogRatio: (i) => {
    const { pLower, pUpper, ci90Lower, ci90Upper } = tostLogRatio({
      logRatio: i.number('log_ratio'),
      se: i.number('se'),
      claim: i.number('claim'),
      factor: i.number('factor'),
    });
    return { p_lower: pLower, p_upper: pUpper, ci90_lower: ci90Lower, ci90_upper: ci90Upper };
  },
};
