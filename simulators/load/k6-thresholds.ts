// Gates of a scenario as thresholds of k6, for those that bound something k6 itself can see while it runs. All gates are held against the
// results at the end in any case; these let a script that was written out, or a dashboard, say so too.
import { parseGateBound, parseGateSelector } from '../../scenarios/schema/gate.ts';

/** Metric of ours → k6 metric, its statistic, and what turns our unit into k6's. Latencies are ms in both. */
const seenByK6: Readonly<Record<string, { readonly metric: string; readonly statistic: string }>> = {
  'load-latency-p50': { metric: 'sign_in_due_duration', statistic: 'p(50)' },
  'load-latency-p95': { metric: 'sign_in_due_duration', statistic: 'p(95)' },
  'load-latency-p99': { metric: 'sign_in_due_duration', statistic: 'p(99)' },
  'load-failure-share': { metric: 'sign_in_failed', statistic: 'rate' },
  'success-per-attempt': { metric: 'signed_in', statistic: 'rate' },
};

/**
 * `load-latency-p95{arm:passkey}: ['value<1000']` → `sign_in_due_duration{arm:passkey}: ['p(95)<1000']`.
 * @param arm that is loaded: gates of the other one would be held against nothing. Absent: both are.
 */
export function k6Thresholds(gates: Readonly<Record<string, readonly string[]>>, arm: string | undefined): Record<string, string[]> {
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
      if (bound === undefined || (bound.aggregation !== 'value' && bound.aggregation !== 'rate')) continue;
      thresholds[name] = [...(thresholds[name] ?? []), `${seen.statistic}${bound.operator}${bound.bound}`];
    }
  }
  return thresholds;
}
