// Looks figures up in the results by what they are about.
import type { Contrast, Estimate, Results } from '../results.ts';

/** The estimate of a metric in an arm; without a persona, the tenant's. */
export function findEstimate(results: Results, metric: string, arm: string, persona?: string): Estimate | undefined {
  return results.estimates.find((estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === persona);
}

export function findContrast(results: Results, metric: string, kind: Contrast['kind'], persona?: string): Contrast | undefined {
  return results.contrasts.find((contrast) => contrast.metric === metric && contrast.kind === kind && contrast.persona === persona);
}

/** The primary metric of success (a proportion) or of time (seconds). undefined: the run registered none. */
export function primaryMetric(results: Results, unit: 'proportion' | 's'): Results['metrics'][number] | undefined {
  return results.metrics.find((metric) => metric.primary && metric.unit === unit);
}

/** Arms in the order of the run's counts: the one compared with first. */
export function armsOf(results: Results): string[] {
  return results.counts.byArm.map(({ arm }) => arm);
}
