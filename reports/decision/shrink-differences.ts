// Partially pooled difference of success per persona (BLUP under REML): small personas are drawn towards the others. For display beside
// the raw difference; no decision rests on it.
import type { Figures } from '../metrics/estimate-metrics.ts';
import type { Compared } from '../results/arm-of-run.ts';
import { asCounts } from '../metrics/infer-metric.ts';
import { type ClusteredCount, clusteredCount } from '../statistics/clustered/clustered-count.ts';
import { type Design, differenceVariance } from '../statistics/clustered/influence-contrast.ts';
import { randomEffectsREML_HK } from '../statistics/combined/random-effects-reml-hk.ts';

/** By persona id. Empty with fewer than two personas that have both arms. */
export function shrinkDifferences(
  { run, metrics, sums }: Figures,
  { arm, baseline }: Compared,
  design: Design,
): ReadonlyMap<string, number> {
  const success = metrics.find((metric) => metric.id === 'success-per-need');
  if (success === undefined) return new Map();
  const strata = run.manifest.personas.flatMap(({ id }) => {
    const own = clusteredCount(asCounts(sums.of(success, arm, id)));
    const other = clusteredCount(asCounts(sums.of(success, baseline, id)));
    if (own.kind === 'withheld' || other.kind === 'withheld') return [];
    const seen = differenceVariance(own.count.estimate, other.count.estimate, design).variance;
    const variance = seen + unseenVariance(own.count) + unseenVariance(other.count);
    return variance > 0 ? [{ id, estimate: own.count.estimate.value - other.count.estimate.value, variance }] : [];
  });
  const pooled = randomEffectsREML_HK({ strata, conf: 0.95 });
  return new Map(pooled === undefined ? [] : strata.map(({ id }, index) => [id, pooled.shrunken[index] ?? Number.NaN]));
}

/** Of a share of which the users are all alike: as if two more trials had ended either way (Agresti & Coull 1998, Am Stat 52:119). */
function unseenVariance({ effective: { x, n }, estimate }: ClusteredCount): number {
  if (estimate.parts.some(({ varies }) => varies)) return 0;
  const p = (x + 2) / (n + 4);
  return (p * (1 - p)) / (n + 4);
}
