// Gates of a scenario as thresholds of k6, for those that bound something k6 itself can see while it runs. All gates are held against the
// results at the end in any case; these let a script that was written out, or a dashboard, say so too.
import { boundIn, parseGateBound, parseGateSelector } from '../../../../scenarios/schema/gate.ts';

/** Metric of ours → k6 metric, its statistic, and the unit, which is the same in both. */
export const seenByK6: Readonly<
  Record<string, { readonly metric: string; readonly statistic: string; readonly unit: string }>
> = {
  'load-latency-p50': { metric: 'sign_in_due_duration', statistic: 'p(50)', unit: 'ms' },
  'load-latency-p95': { metric: 'sign_in_due_duration', statistic: 'p(95)', unit: 'ms' },
  'load-latency-p99': { metric: 'sign_in_due_duration', statistic: 'p(99)', unit: 'ms' },
  'load-failure-share': { metric: 'sign_in_failed', statistic: 'rate', unit: 'proportion' },
  'success-per-attempt': { metric: 'signed_in', statistic: 'rate', unit: 'proportion' },
};

/**
 * `load-latency-p95{arm:passkey}: ['value<1 s']` → `sign_in_due_duration{arm:passkey}: ['p(95)<1000']`.
 * @param arm that is loaded: gates of the other one would be held against nothing. Absent: both are.
 */
export function k6Thresholds(
  gates: Readonly<Record<string, readonly string[]>>,
  arm: string | undefined,
): Record<string, string[]> {
  const thresholds: Record<string, string[]> = {};
  for (const [selector, bounds] of Object.entries(gates)) {
    const gate = parseGateSelector(selector);
    const seen = gate === undefined ? undefined : seenByK6[gate.metric];
    // k6 knows no personas and no intervals: those gates are held against the results only.
    if (gate === undefined || seen === undefined || gate.tags.persona !== undefined) continue;
    if (arm !== undefined && gate.tags.arm !== undefined && gate.tags.arm !== arm) continue;
    const name = gate.tags.arm === undefined ? seen.metric : `${seen.metric}{arm:${gate.tags.arm}}`;
    for (const text of bounds) {
      const bound = parseGateBound(text);
      const inUnit = bound === undefined ? undefined : boundIn(bound, seen.unit);
      if (
        bound === undefined ||
        inUnit === undefined ||
        (bound.aggregation !== 'value' && bound.aggregation !== 'rate')
      )
        continue;
      thresholds[name] = [...(thresholds[name] ?? []), `${seen.statistic}${bound.operator}${inUnit}`];
    }
  }
  return thresholds;
}
