// Partially pooled difference of success per persona (BLUP under REML): small personas are drawn towards the others. For display beside
// the raw difference; no decision rests on it.
import type { Figures } from '../metrics/estimate-metrics.ts';
import { asCounts } from '../metrics/infer-metric.ts';
import { clusteredCount } from '../statistics/clustered-count.ts';
import { type Design, differenceVariance } from '../statistics/influence-contrast.ts';
import { randomEffectsREML_HK } from '../statistics/random-effects-reml-hk.ts';

/** By persona id. Empty with fewer than two personas that show a variance between users. */
export function shrinkDifferences({ run, metrics, sums }: Figures, design: Design): ReadonlyMap<string, number> {
  const success = metrics.find((metric) => metric.id === 'success-per-session');
  if (success === undefined) return new Map();
  const strata = run.manifest.personas.flatMap(({ id }) => {
    const passkey = clusteredCount(asCounts(sums.of(success, 'passkey', id)));
    const password = clusteredCount(asCounts(sums.of(success, 'password-otp', id)));
    if (passkey.kind === 'withheld' || password.kind === 'withheld') return [];
    const { variance } = differenceVariance(passkey.count.estimate, password.count.estimate, design);
    return variance > 0 ? [{ id, estimate: passkey.count.estimate.value - password.count.estimate.value, variance }] : [];
  });
  const pooled = randomEffectsREML_HK({ strata, conf: 0.95 });
  return new Map(pooled === undefined ? [] : strata.map(({ id }, index) => [id, pooled.shrunken[index] ?? Number.NaN]));
}
