// Passkey against password + code in one metric: difference, ratio, ratio of failures. Which kinds a metric has follows from its kind.
import { clusteredDifference } from '../statistics/clustered/clustered-difference.ts';
import { clusteredGeometricMeanRatio } from '../statistics/clustered/clustered-geometric-mean-ratio.ts';
import { clusteredFailureRatio, clusteredRatio } from '../statistics/clustered/clustered-ratio.ts';
import { type Inference, withheld } from '../statistics/inference.ts';
import { type Design, influenceDifference, influenceRatio } from '../statistics/clustered/influence-contrast.ts';
import { pairedClusteredDifference } from '../statistics/clustered/paired-clustered-difference.ts';
import type { PersonaWeights } from '../statistics/clustered/strata.ts';
import type { UserSum } from '../statistics/clustered/user-ratio.ts';
import type { Contrast } from '../results/contrast.ts';
import { asCounts, ratioEstimate, reachOf } from './infer-metric.ts';
import type { Metric } from './metric.ts';

export type ContrastKind = Contrast['kind'];

export interface ContrastData {
  readonly metric: Metric;
  readonly kind: ContrastKind;
  readonly design: Design;
  readonly passkey: readonly UserSum[];
  readonly password: readonly UserSum[];
  readonly weights?: PersonaWeights;
  readonly conf: number;
}

/** A median's contrast is read elsewhere; metrics of one arm or about ourselves have none. */
export function contrastKinds(metric: Metric): readonly ContrastKind[] {
  if (metric.arms !== undefined || metric.from === 'all attempts') return [];
  switch (metric.kind) {
    case 'share':
      return ['difference', 'ratio', 'failure-ratio'];
    case 'mean':
      return ['difference', 'ratio'];
    case 'rate':
      return ['difference'];
    case 'log-mean':
    case 'median':
      return ['ratio'];
  }
}

/** Times are told as password + code over passkey ("so many times faster"), shares and failures as passkey over password + code. */
export function contrastUnit(metric: Metric, kind: ContrastKind): string {
  if (kind === 'ratio' && metric.kind !== 'share') return 'times (password-otp / passkey)';
  if (kind === 'ratio') return 'times (passkey / password-otp)';
  if (kind === 'failure-ratio') return 'times the failures (passkey / password-otp)';
  return metric.kind === 'share'
    ? 'difference of proportions (passkey - password-otp)'
    : `${metric.unit} (passkey - password-otp)`;
}

/** Differences are passkey less password + code. */
export function inferContrast(data: ContrastData): Inference {
  const { metric, kind, design, weights, conf } = data;
  const standardised = weights === undefined ? {} : { weights };
  if (metric.kind === 'share') {
    const input = { first: asCounts(data.passkey), second: asCounts(data.password), ...standardised, conf };
    switch (kind) {
      case 'difference':
        return design === 'paired' ? pairedClusteredDifference(input) : clusteredDifference(input);
      case 'ratio':
        return clusteredRatio({ ...input, design });
      case 'failure-ratio':
        return clusteredFailureRatio({ ...input, design });
    }
  }
  if (metric.kind === 'median') return withheld({ code: 'not-estimable' });
  if (metric.kind === 'log-mean')
    return clusteredGeometricMeanRatio({ first: data.password, second: data.passkey, ...standardised, design, conf });
  const passkey = ratioEstimate({ metric, perUser: data.passkey, ...standardised });
  const password = ratioEstimate({ metric, perUser: data.password, ...standardised });
  if (passkey.kind === 'withheld') return withheld(passkey.reason);
  if (password.kind === 'withheld') return withheld(password.reason);
  const reach = reachOf(metric);
  const common = { design, conf, ...(reach === undefined ? {} : { reach }) };
  return kind === 'difference'
    ? influenceDifference({
        first: passkey.estimate,
        second: password.estimate,
        ...common,
        method: 'difference of ratio estimators by user, t',
      })
    : influenceRatio({
        first: password.estimate,
        second: passkey.estimate,
        ...common,
        method: 'log ratio of ratio estimators by user, t',
      });
}
