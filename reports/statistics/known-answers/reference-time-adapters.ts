// The part of the adapter table that concerns times. For tests only.
import { causeSpecificHazardRatio } from './times/cause-specific-hazard-ratio.ts';
import { cumulativeIncidence } from '../times/cumulative-incidence.ts';
import { cumulativeIncidenceQuantile } from './times/cumulative-incidence-quantile.ts';
import { fiellerRatio } from './ratios/fieller-ratio.ts';
import { geometricMeanRatio } from '../times/geometric-mean-ratio.ts';
import { grayTest } from './times/gray-test.ts';
import { harrellDavis } from './ratios/harrell-davis.ts';
import { hodgesLehmannRatio } from './ratios/hodges-lehmann-ratio.ts';
import { kaplanMeier } from './times/kaplan-meier.ts';
import { logRank } from './times/log-rank.ts';
import { lognormalCensoredMLE } from './times/lognormal-censored-mle.ts';
import { mannWhitneyP } from './ratios/mann-whitney-p.ts';
import { medianRatioPriceBonett } from './ratios/median-ratio-price-bonett.ts';
import { quantile } from '../series/quantile.ts';
import { quantileOrderStatCI } from './ratios/quantile-order-stat-ci.ts';
import type { Adapter } from './reference-adapter.ts';
import { swapEnds } from './reference-inputs.ts';
import { restrictedMeanSignedInTime } from './times/restricted-mean-signed-in-time.ts';
import { restrictedMeanTime } from './times/restricted-mean-time.ts';
import { restrictedTimeContrast } from './times/restricted-time-contrast.ts';
import { rmstContrast } from './times/rmst-contrast.ts';
import { timePerSuccess } from './times/time-per-success.ts';
import { weibullCensoredMLE } from './times/weibull-censored-mle.ts';

export const timeAdapters: Readonly<Record<string, Adapter>> = {
  kaplanMeier: (i) => {
    const attempts = i.attemptsByEvent();
    i.oneOf('conf_type', ['log-log']);
    const { steps, median, medianLower, medianUpper } = kaplanMeier({ attempts, conf: 0.95 });
    const at = i.list('times').map((time) => steps.findLast((step) => step.time <= time));
    return {
      surv: at.map((step) => step?.survival ?? 1),
      se: at.map((step) =>
        step === undefined ? 0 : step.survival === 0 ? undefined : step.survival * Math.sqrt(step.greenwood),
      ),
      lower: at.map((step) => step?.lower),
      upper: at.map((step) => step?.upper),
      n_risk: i.list('times').map((time) => attempts.filter((a) => a.time >= time).length),
      median,
      median_lower: medianLower,
      median_upper: medianUpper,
    };
  },
  restrictedMeanTime: (i) => ({ ...restrictedMeanTime({ attempts: i.attemptsByEvent(), tau: i.number('tau') }) }),
  cumulativeIncidence: (i) => {
    const rows = cumulativeIncidence({ attempts: i.attempts(i.arm()), times: i.list('times') });
    // cmprsk gives nothing beyond the last attempt, survfit carries the curve on.
    const carried = !i.wanted.has('success_var');
    const column = (pick: (row: (typeof rows)[number]) => number): (number | undefined)[] =>
      rows.map((row) => (carried || row.observed ? pick(row) : undefined));
    return {
      success: column((r) => r.signedIn),
      success_se: column((r) => r.signedInSe),
      success_var: column((r) => r.signedInVariance),
      abandon: column((r) => r.gaveUp),
      abandon_se: column((r) => r.gaveUpSe),
      pending: column((r) => r.pending),
    };
  },
  restrictedMeanSignedInTime: (i) => {
    const { mean, se, restrictedTimeToSignIn } = restrictedMeanSignedInTime({
      attempts: i.attempts(i.arm()),
      tau: i.number('tau'),
    });
    return {
      mean_time_pending: mean.pending,
      mean_time_signed_in: mean.signedIn,
      mean_time_lost_to_abandon: mean.lostToGiveUp,
      restricted_time_to_sign_in: restrictedTimeToSignIn,
      jackknife_se: [se.pending, se.signedIn, se.lostToGiveUp],
    };
  },
  restrictedTimeContrast: (i) => {
    const { difference, ratio } = restrictedTimeContrast({
      first: i.attempts('otp'),
      second: i.attempts('passkey'),
      tau: i.number('tau'),
      conf: i.number('conf'),
    });
    return {
      diff_otp_minus_passkey: difference.value,
      lower: difference.lower,
      upper: difference.upper,
      ratio: ratio.value,
      ratio_lower: ratio.lower,
      ratio_upper: ratio.upper,
    };
  },
  rmstContrast: (i) => {
    const { difference, ratio } = rmstContrast({
      first: i.attempts('passkey'),
      second: i.attempts('otp'),
      tau: i.number('tau'),
      conf: i.number('conf'),
    });
    return {
      diff: difference.value,
      diff_se: difference.se,
      diff_lower: difference.lower,
      diff_upper: difference.upper,
      ratio: ratio.value,
      ratio_lower: ratio.lower,
      ratio_upper: ratio.upper,
    };
  },
  logRank: (i) => ({ ...logRank({ first: i.attempts('otp'), second: i.attempts('passkey') }) }),
  grayTest: (i) => {
    const success = grayTest({ first: i.attempts('otp'), second: i.attempts('passkey') });
    const abandon = grayTest({ first: swapEnds(i.attempts('otp')), second: swapEnds(i.attempts('passkey')) });
    return {
      success_stat: success?.statistic,
      success_p: success?.p,
      abandon_stat: abandon?.statistic,
      abandon_p: abandon?.p,
    };
  },
  cumulativeIncidenceQuantile: (i) => {
    const column = (arm: 'passkey' | 'otp'): (number | undefined)[] =>
      i.list('p').map((p) => cumulativeIncidenceQuantile({ attempts: i.attempts(arm), p }));
    return { otp: column('otp'), passkey: column('passkey') };
  },
  causeSpecificHazardRatio: (i) => {
    i.oneOf('ties', ['efron']);
    const found = causeSpecificHazardRatio({ first: i.attempts('passkey'), second: i.attempts('otp') });
    return { log_hr: found?.logHazardRatio, se: found?.se };
  },
  geometricMeanRatio: (i) => ({ ...geometricMeanRatio({ ...i.successTimes(), conf: i.number('conf') }) }),
  fiellerRatio: (i) => ({ ...fiellerRatio({ ...i.successTimes(), conf: i.number('conf') }) }),
  medianRatioPriceBonett: (i) => {
    const { seLogFirst, seLogSecond, ...rest } = medianRatioPriceBonett({
      ...i.successTimes(),
      conf: i.number('conf'),
    });
    return { ...rest, se_log_otp: seLogFirst, se_log_passkey: seLogSecond };
  },
  hodgesLehmannRatio: (i) => {
    // Its limits are not among the answers.
    i.immaterial('conf');
    const { ratio, w, p } = hodgesLehmannRatio(i.successTimes());
    return { ratio, W: w, p };
  },
  mannWhitneyP: (i) => ({ p_otp_slower: mannWhitneyP(i.successTimes()) }),
  quantileOrderStatCI: (i) => {
    const { estimate, n, lowerRank, upperRank, lower, upper } = quantileOrderStatCI({
      x: i.successTimes().first,
      p: i.number('p'),
      conf: i.number('conf'),
    });
    return { est_type7: estimate, n, lower_index: lowerRank, upper_index: upperRank, lower, upper };
  },
  harrellDavis: (i) => {
    const found = i.list('p').map((p) => harrellDavis({ x: i.successTimes().first, p }));
    return { est: found.map(({ estimate }) => estimate), se: found.map(({ se }) => se) };
  },
  quantile: (i) => {
    const column = (type: 6 | 7 | 8): number[] => i.list('p').map((p) => quantile({ x: i.list('x'), p, type }));
    return { type6: column(6), type7: column(7), type8: column(8) };
  },
  lognormalCensoredMLE: (i) => {
    const { mu, sigma, logLikelihood } = lognormalCensoredMLE(i.attempts(i.arm()));
    return { mu, sigma, loglik: logLikelihood };
  },
  weibullCensoredMLE: (i) => {
    const { scale, shape, logLikelihood } = weibullCensoredMLE(i.attempts(i.arm()));
    return { scale, shape, loglik: logLikelihood };
  },
  timePerSuccess: (i) => {
    const [otp, passkey] = [timePerSuccess(i.attempts('otp')), timePerSuccess(i.attempts('passkey'))];
    if (otp === undefined || passkey === undefined) return {};
    return {
      otp: otp.value,
      otp_se: otp.se,
      passkey: passkey.value,
      passkey_se: passkey.se,
      ratio: otp.value / passkey.value,
    };
  },
};
