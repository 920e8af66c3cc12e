// Looks figures up in the results by what they are about.
import { mixedKind } from '../../words/machine-time-word.ts';
import type { Contrast } from '../../results/contrast.ts';
import type { Estimate } from '../../results/estimate.ts';
import type { Results } from '../../results/results.ts';
import { byArm } from '../../drawing/arm-style.ts';

/** The estimate of a metric in an arm; without a persona, the tenant's. */
export function findEstimate(results: Results, metric: string, arm: string, persona?: string): Estimate | undefined {
  return results.estimates.find(
    (estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === persona,
  );
}

export function findContrast(
  results: Results,
  metric: string,
  kind: Contrast['kind'],
  persona?: string,
): Contrast | undefined {
  return results.contrasts.find(
    (contrast) => contrast.metric === metric && contrast.kind === kind && contrast.persona === persona,
  );
}

/** The primary metric of success (a proportion) or of time (seconds). undefined: the run registered none. */
export function primaryMetric(results: Results, unit: 'proportion' | 's'): Results['metrics'][number] | undefined {
  return results.metrics.find((metric) => metric.primary && metric.unit === unit);
}

/** Arms of the run, the one compared with first. */
export function armsOf(results: Results): string[] {
  return results.counts.byArm.toSorted(byArm).map(({ arm }) => arm);
}

/** On what the tenant's figures of a metric rest. */
export function provenanceOf(results: Results, metric: string): Estimate['provenance'] {
  return (
    results.estimates.find((estimate) => estimate.metric === metric && estimate.value !== undefined)?.provenance ??
    mixedKind(results.run)
  );
}
