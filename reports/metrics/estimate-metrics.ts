// All estimates of a run: every metric by arm, for each persona and for the tenant.
import type { ArmOfRun, Compared } from '../results/arm-of-run.ts';
import type { Estimate } from '../results/estimate.ts';
import type { Run } from '../folder/open-run.ts';
import { type Inference, withheld } from '../statistics/inference.ts';
import type { PersonaWeights } from '../statistics/clustered/strata.ts';
import { inferMetric, tenantValue } from './infer-metric.ts';
import { mixedKind } from '../words/machine-time-word.ts';
import type { MeasuredShares } from './measured-share.ts';
import { inferMedian } from './medians.ts';
import { appliesTo, type Estimand } from '../../scenarios/measures/estimand.ts';
import type { UserSums } from './user-sums.ts';
import { withheldSentence } from './withheld-sentence.ts';

/** What every figure of a run is made from. */
export interface Figures {
  readonly run: Run;
  readonly metrics: readonly Estimand[];
  readonly sums: UserSums;
  /** Those that somebody lived. */
  readonly arms: readonly ArmOfRun[];
  /** Of those, in the order of the run. */
  readonly compared: readonly Compared[];
  readonly weights: PersonaWeights;
  /** Level of all intervals: 0.95. */
  readonly conf: number;
}

/** Persona first undefined (the tenant), then each. */
export function scopes(figures: Figures): readonly (string | undefined)[] {
  return [undefined, ...figures.run.manifest.personas.map((persona) => persona.id)];
}

/** Value and interval, or the reason there is none: the fields that estimates and contrasts share. */
export function inferenceFields(
  inference: Inference,
): Pick<Estimate, 'value' | 'interval' | 'informativeUsers' | 'withheld'> {
  if (inference.kind === 'estimated') {
    const { value, interval, informativeUsers } = inference;
    return { value, interval, ...(informativeUsers === undefined ? {} : { informativeUsers }) };
  }
  return {
    ...(inference.value === undefined ? {} : { value: inference.value }),
    withheld: withheldSentence(inference.reason),
  };
}

/** Figure of one metric in one arm; persona absent: the tenant. `conf` defaults to the level of all intervals. */
export async function inferFigure(
  { run, sums, weights, conf: usual }: Figures,
  metric: Estimand,
  arm: string,
  persona: string | undefined,
  conf = usual,
): Promise<Inference> {
  if (metric.kind === 'median')
    return inferMedian(run, { arm, weights, conf, ...(persona === undefined ? {} : { persona }) });
  const data = { metric, perUser: sums.of(metric, arm, persona), ...(persona === undefined ? { weights } : {}) };
  const inference = inferMetric({ ...data, conf });
  return inference.kind === 'withheld' && inference.value === undefined
    ? withheld(inference.reason, tenantValue(data))
    : inference;
}

export async function estimateMetrics(figures: Figures, measuredShares: MeasuredShares): Promise<Estimate[]> {
  const { metrics, sums } = figures;
  const estimates: Estimate[] = [];
  for (const metric of metrics) {
    for (const { id: arm } of figures.arms.filter(({ signIn }) => appliesTo(metric, signIn))) {
      for (const persona of scopes(figures)) {
        const perUser = sums.of(metric, arm, persona);
        const inference = await inferFigure(figures, metric, arm, persona);
        const measuredShare =
          metric.secondsOf === undefined ? undefined : measuredShares(metric.secondsOf, arm, persona);
        estimates.push({
          metric: metric.id,
          arm,
          ...(persona === undefined ? {} : { persona }),
          ...inferenceFields(inference),
          unit: metric.unit,
          users: sums.users(metric, arm, persona),
          of: perUser.reduce((total, row) => total + row.denominator, 0),
          provenance:
            measuredShare === undefined
              ? 'counted'
              : measuredShare === 0
                ? 'modelled'
                : measuredShare === 1
                  ? 'measured'
                  : mixedKind(figures.run.manifest),
          ...(measuredShare === undefined ? {} : { measuredShare }),
        });
      }
    }
  }
  return estimates;
}
