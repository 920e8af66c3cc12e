// All contrasts of a run, each arm against the one it is compared with. p-values are Holm-adjusted over the primary metrics and comparisons of
// each scope: as many as could have shown a difference there.
import { type Compared, isOf } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Design } from '../statistics/clustered/influence-contrast.ts';
import type { Inference } from '../statistics/inference.ts';
import { adjustPValues } from '../statistics/combined/adjust-p-values.ts';
import { type Figures, inferenceFields, scopes } from './estimate-metrics.ts';
import { type ContrastData, type ContrastKind, contrastKinds, contrastUnit, inferContrast } from './infer-contrast.ts';
import { inferMedianRatio } from './medians.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import { pByInversion } from './p-by-inversion.ts';

export async function contrastMetrics(figures: Figures, design: Design): Promise<Contrast[]> {
  const contrasts: Contrast[] = [];
  for (const persona of scopes(figures)) {
    const adjusted = adjustedPs(figures, design, persona);
    for (const compared of figures.compared) {
      for (const metric of figures.metrics) {
        for (const kind of contrastKinds(metric)) {
          const inference = await inferComparison({
            figures,
            design,
            metric,
            kind,
            compared,
            ...(persona === undefined ? {} : { persona }),
          });
          const adjustedP = kind === 'difference' ? adjusted(metric, compared) : undefined;
          contrasts.push({
            metric: metric.id,
            ...compared,
            ...(persona === undefined ? {} : { persona }),
            kind,
            ...inferenceFields(inference),
            unit: contrastUnit(metric, kind, compared),
            users: Math.min(
              figures.sums.users(metric, compared.arm, persona),
              figures.sums.users(metric, compared.baseline, persona),
            ),
            ...(adjustedP === undefined ? {} : { adjustedP }),
          });
        }
      }
    }
  }
  return contrasts;
}

export interface Comparison {
  readonly figures: Figures;
  readonly design: Design;
  readonly metric: Estimand;
  readonly kind: ContrastKind;
  readonly compared: Compared;
  /** Absent: the tenant. */
  readonly persona?: string;
  /** Defaults to the level of all intervals. */
  readonly conf?: number;
}

/** One contrast; the caller sees to it that the metric has this kind. */
export async function inferComparison(comparison: Comparison): Promise<Inference> {
  if (comparison.metric.kind !== 'median') return inferContrast(contrastData(comparison));
  const { figures, design, compared, persona, conf = figures.conf } = comparison;
  return inferMedianRatio(
    figures.run,
    { weights: figures.weights, conf, ...(persona === undefined ? {} : { persona }) },
    compared,
    design,
  );
}

function contrastData({
  figures,
  design,
  metric,
  kind,
  compared,
  persona,
  conf = figures.conf,
}: Comparison): ContrastData {
  return {
    metric,
    kind,
    design,
    conf,
    arm: figures.sums.of(metric, compared.arm, persona),
    baseline: figures.sums.of(metric, compared.baseline, persona),
    ...(persona === undefined ? { weights: figures.weights } : {}),
  };
}

/** Those of the primary metrics and comparisons that have a p-value at all. */
function adjustedPs(
  figures: Figures,
  design: Design,
  persona: string | undefined,
): (metric: Estimand, compared: Compared) => number | undefined {
  const raw = figures.compared.flatMap((compared) =>
    figures.metrics
      .filter((metric) => metric.primary)
      .flatMap((metric) => {
        const data = contrastData({
          figures,
          design,
          metric,
          kind: 'difference',
          compared,
          ...(persona === undefined ? {} : { persona }),
        });
        const p = pByInversion((conf) => inferContrast({ ...data, conf }), 0);
        return p === undefined ? [] : [{ ...compared, metric: metric.id, p }];
      }),
  );
  const adjusted = adjustPValues({ p: raw.map(({ p }) => p), method: 'holm' });
  return ({ id }, compared) => {
    const index = raw.findIndex((each) => each.metric === id && isOf(compared)(each));
    return index === -1 ? undefined : (adjusted[index] ?? 1);
  };
}
