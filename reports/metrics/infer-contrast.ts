// An arm against the one it is compared with, in one metric: difference, ratio, ratio of failures. Which kinds a metric has follows from its kind.
import { clusteredDifference } from '../statistics/clustered/clustered-difference.ts';
import { clusteredGeometricMeanRatio } from '../statistics/clustered/clustered-geometric-mean-ratio.ts';
import { clusteredFailureRatio, clusteredRatio } from '../statistics/clustered/clustered-ratio.ts';
import { type Inference, withheld } from '../statistics/inference.ts';
import { type Design, influenceDifference, influenceRatio } from '../statistics/clustered/influence-contrast.ts';
import { pairedClusteredDifference } from '../statistics/clustered/paired-clustered-difference.ts';
import type { PersonaWeights } from '../statistics/clustered/strata.ts';
import type { UserSum } from '../statistics/clustered/user-ratio.ts';
import type { Compared } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import { asCounts, ratioEstimate, reachOf } from './infer-metric.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';

export type ContrastKind = Contrast['kind'];

export interface ContrastData {
  readonly metric: Estimand;
  readonly kind: ContrastKind;
  readonly design: Design;
  readonly arm: readonly UserSum[];
  readonly baseline: readonly UserSum[];
  readonly weights?: PersonaWeights;
  readonly conf: number;
}

/** A median's contrast is read elsewhere; metrics of one arm or about ourselves have none. */
export function contrastKinds(metric: Estimand): readonly ContrastKind[] {
  if (metric.from === 'registrants' || metric.from === 'all attempts') return [];
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

/** Times are told as baseline over arm ("so many times faster"), shares and failures as arm over baseline. */
export function contrastUnit(metric: Estimand, kind: ContrastKind, { arm, baseline }: Compared): string {
  if (kind === 'ratio' && metric.kind !== 'share') return `times (${baseline} / ${arm})`;
  if (kind === 'ratio') return `times (${arm} / ${baseline})`;
  if (kind === 'failure-ratio') return `times the failures (${arm} / ${baseline})`;
  return metric.kind === 'share'
    ? `difference of proportions (${arm} - ${baseline})`
    : `${metric.unit} (${arm} - ${baseline})`;
}

/** Differences are arm less baseline. */
export function inferContrast(data: ContrastData): Inference {
  const { metric, kind, design, weights, conf } = data;
  const standardised = weights === undefined ? {} : { weights };
  if (metric.kind === 'share') {
    const input = { first: asCounts(data.arm), second: asCounts(data.baseline), ...standardised, conf };
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
    return clusteredGeometricMeanRatio({ first: data.baseline, second: data.arm, ...standardised, design, conf });
  const arm = ratioEstimate({ metric, perUser: data.arm, ...standardised });
  const baseline = ratioEstimate({ metric, perUser: data.baseline, ...standardised });
  if (arm.kind === 'withheld') return withheld(arm.reason);
  if (baseline.kind === 'withheld') return withheld(baseline.reason);
  const reach = reachOf(metric);
  const common = { design, conf, ...(reach === undefined ? {} : { reach }) };
  return kind === 'difference'
    ? influenceDifference({
        first: arm.estimate,
        second: baseline.estimate,
        ...common,
        method: 'difference of ratio estimators by user, t',
      })
    : influenceRatio({
        first: baseline.estimate,
        second: arm.estimate,
        ...common,
        method: 'log ratio of ratio estimators by user, t',
      });
}
