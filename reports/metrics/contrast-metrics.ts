// All contrasts of a run, passkey against password + code, with Holm-adjusted p-values over the primary metrics of each scope.
import type { Contrast } from '../results/contrast.ts';
import type { Design } from '../statistics/clustered/influence-contrast.ts';
import type { Inference } from '../statistics/inference.ts';
import { adjustPValues } from '../statistics/combined/adjust-p-values.ts';
import { type Figures, inferenceFields, scopes } from './estimate-metrics.ts';
import { type ContrastData, type ContrastKind, contrastKinds, contrastUnit, inferContrast } from './infer-contrast.ts';
import { inferMedianRatio } from './medians.ts';
import type { Metric } from './metric.ts';
import { pByInversion } from './p-by-inversion.ts';

/** Empty unless the run has both arms. */
export async function contrastMetrics(figures: Figures, design: Design): Promise<Contrast[]> {
  if (!figures.arms.includes('passkey') || !figures.arms.includes('password-otp')) return [];
  const contrasts: Contrast[] = [];
  for (const persona of scopes(figures)) {
    const adjusted = adjustedPs(figures, design, persona);
    for (const metric of figures.metrics) {
      for (const kind of contrastKinds(metric)) {
        const inference = await inferComparison({
          figures,
          design,
          metric,
          kind,
          ...(persona === undefined ? {} : { persona }),
        });
        const adjustedP = kind === 'difference' ? adjusted.get(metric.id) : undefined;
        contrasts.push({
          metric: metric.id,
          ...(persona === undefined ? {} : { persona }),
          kind,
          ...inferenceFields(inference),
          unit: contrastUnit(metric, kind),
          users: Math.min(
            figures.sums.users(metric, 'passkey', persona),
            figures.sums.users(metric, 'password-otp', persona),
          ),
          ...(adjustedP === undefined ? {} : { adjustedP }),
        });
      }
    }
  }
  return contrasts;
}

export interface Comparison {
  readonly figures: Figures;
  readonly design: Design;
  readonly metric: Metric;
  readonly kind: ContrastKind;
  /** Absent: the tenant. */
  readonly persona?: string;
  /** Defaults to the level of all intervals. */
  readonly conf?: number;
}

/** One contrast; the caller sees to it that the metric has this kind. */
export async function inferComparison(comparison: Comparison): Promise<Inference> {
  if (comparison.metric.kind !== 'median') return inferContrast(contrastData(comparison));
  const { figures, design, persona, conf = figures.conf } = comparison;
  return inferMedianRatio(
    figures.run,
    { weights: figures.weights, conf, ...(persona === undefined ? {} : { persona }) },
    design,
  );
}

function contrastData({ figures, design, metric, kind, persona, conf = figures.conf }: Comparison): ContrastData {
  return {
    metric,
    kind,
    design,
    conf,
    passkey: figures.sums.of(metric, 'passkey', persona),
    password: figures.sums.of(metric, 'password-otp', persona),
    ...(persona === undefined ? { weights: figures.weights } : {}),
  };
}

/** Holm over the primary metrics that have a p-value at all. */
function adjustedPs(figures: Figures, design: Design, persona: string | undefined): ReadonlyMap<string, number> {
  const raw = figures.metrics
    .filter((metric) => metric.primary)
    .flatMap((metric) => {
      const data = contrastData({
        figures,
        design,
        metric,
        kind: 'difference',
        ...(persona === undefined ? {} : { persona }),
      });
      const p = pByInversion((conf) => inferContrast({ ...data, conf }), 0);
      return p === undefined ? [] : [{ id: metric.id, p }];
    });
  const adjusted = adjustPValues({ p: raw.map(({ p }) => p), method: 'holm' });
  return new Map(raw.map(({ id }, index) => [id, adjusted[index] ?? 1]));
}
