// One figure of one metric: hands the sums by user to the method that fits the kind of metric.
import { clusteredProportion } from '../statistics/clustered/clustered-proportion.ts';
import { clusteredRate } from '../statistics/clustered/clustered-rate.ts';
import { type Inference, withheld } from '../statistics/inference.ts';
import { inferEstimate } from '../statistics/clustered/influence-estimate.ts';
import type { PersonaWeights } from '../statistics/clustered/strata.ts';
import type { Reach } from '../statistics/proportions/unseen-beyond.ts';
import { type EstimateResult, type UserSum, userRatio } from '../statistics/clustered/user-ratio.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';

/** Rates are told per 1 000. */
const perThousand = 1_000;

export interface MetricData {
  readonly metric: Estimand;
  readonly perUser: readonly UserSum[];
  /** Given for the whole tenant: standardises to its personas. */
  readonly weights?: PersonaWeights;
}

/** Shares as the proportion methods take them. */
export function asCounts(perUser: readonly UserSum[]) {
  return perUser.map(({ user, persona, numerator, denominator }) => ({
    user,
    ...(persona === undefined ? {} : { persona }),
    successes: numerator,
    trials: denominator,
  }));
}

/** What bounds a user who is unlike the others; undefined: nothing. */
export function reachOf({ kind, most }: Estimand): Reach | undefined {
  if (kind === 'rate') return { kind: 'events', per: perThousand };
  return most === undefined ? undefined : { kind: 'range', lower: 0, upper: most };
}

/** The ratio estimate of a rate, mean or log-mean (of the logarithm), in the metric's unit. */
export function ratioEstimate({ metric, perUser, weights }: MetricData): EstimateResult {
  const rows =
    metric.kind === 'rate' ? perUser.map((row) => ({ ...row, numerator: row.numerator * perThousand })) : perUser;
  return userRatio(rows, weights);
}

/**
 * The tenant's value alone, where a persona has too few users for a variance but has data: a small run still has its figures.
 * Absent when a persona of the tenant has none.
 */
export function tenantValue({ metric, perUser, weights }: MetricData): number | undefined {
  let value = 0;
  let total = 0;
  for (const [persona, weight] of weights ?? []) {
    const rows = perUser.filter((row) => row.persona === persona);
    const denominator = rows.reduce((sum, row) => sum + row.denominator, 0);
    if (weight > 0 && denominator === 0) return undefined;
    if (weight > 0) value += (weight * rows.reduce((sum, row) => sum + row.numerator, 0)) / denominator;
    total += weight;
  }
  if (total === 0) return undefined;
  const mean = value / total;
  return metric.kind === 'rate' ? mean * perThousand : metric.kind === 'log-mean' ? Math.exp(mean) : mean;
}

/** Value and interval in the metric's unit. Medians are read elsewhere: they are not made of sums. */
export function inferMetric(data: MetricData & { readonly conf: number }): Inference {
  const { metric, perUser, weights, conf } = data;
  switch (metric.kind) {
    case 'share':
      return clusteredProportion({ perUser: asCounts(perUser), ...(weights === undefined ? {} : { weights }), conf });
    case 'rate':
      return clusteredRate({ perUser, ...(weights === undefined ? {} : { weights }), conf });
    case 'mean':
      return inferRatio(data, 'ratio estimator by user, t');
    case 'log-mean':
      return exponentiated(inferRatio(data, 'mean of logarithms by user, t'));
    case 'median':
      return withheld({ code: 'not-estimable' });
  }
}

function inferRatio(data: MetricData & { readonly conf: number }, method: string): Inference {
  const result = ratioEstimate(data);
  const reach = reachOf(data.metric);
  return result.kind === 'withheld'
    ? withheld(result.reason)
    : inferEstimate({ estimate: result.estimate, conf: data.conf, method, ...(reach === undefined ? {} : { reach }) });
}

function exponentiated(inference: Inference): Inference {
  if (inference.kind === 'withheld')
    return inference.value === undefined ? inference : { ...inference, value: Math.exp(inference.value) };
  const { lower, upper, ...rest } = inference.interval;
  return {
    ...inference,
    value: Math.exp(inference.value),
    interval: { ...rest, lower: Math.exp(lower), ...(upper === undefined ? {} : { upper: Math.exp(upper) }) },
  };
}
