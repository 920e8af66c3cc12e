// Looks figures up in the results by what they are about.
import { type Compared, comparisonsOf, inToldOrder, isOf } from '../../results/arm-of-run.ts';
import { mixedKind } from '../../words/machine-time-word.ts';
import type { Contrast } from '../../results/contrast.ts';
import type { Estimate } from '../../results/estimate.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';
import { byArm } from '../../drawing/arm-style.ts';

/** The estimate of a metric in an arm; without a persona, the tenant's. */
export function findEstimate(
  results: ResultsOfSignIns,
  metric: string,
  arm: string,
  persona?: string,
): Estimate | undefined {
  return results.estimates.find(
    (estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === persona,
  );
}

export function findContrast(
  results: ResultsOfSignIns,
  metric: string,
  kind: Contrast['kind'],
  compared: Compared,
  persona?: string,
): Contrast | undefined {
  const ofThese = isOf(compared);
  return results.contrasts.find(
    (contrast) =>
      contrast.metric === metric && contrast.kind === kind && contrast.persona === persona && ofThese(contrast),
  );
}

/** Arms that the run compares, in their order. */
export function comparisonsIn({ arms, contrasts }: Pick<ResultsOfSignIns, 'arms' | 'contrasts'>): Compared[] {
  return comparisonsOf(arms).filter((compared) => contrasts.some(isOf(compared)));
}

/** The primary metric of success (a proportion) or of time (seconds). undefined: the run registered none. */
export function primaryMetric(
  results: ResultsOfSignIns,
  unit: 'proportion' | 's',
): ResultsOfSignIns['metrics'][number] | undefined {
  return results.metrics.find((metric) => metric.primary && metric.unit === unit);
}

/** Arms that somebody lived, in the order of charts and tables. */
export function armsOf({ arms, counts }: Pick<ResultsOfSignIns, 'arms' | 'counts'>): string[] {
  return counts.byArm.toSorted(byArm(arms)).map(({ arm }) => arm);
}

/** The same in the order of sentences. */
export function armsAsTold({ arms, counts }: Pick<ResultsOfSignIns, 'arms' | 'counts'>): string[] {
  return counts.byArm.toSorted(byArm(inToldOrder(arms))).map(({ arm }) => arm);
}

/** On what the tenant's figures of a metric rest. */
export function provenanceOf(results: ResultsOfSignIns, metric: string): Estimate['provenance'] {
  return (
    results.estimates.find((estimate) => estimate.metric === metric && estimate.value !== undefined)?.provenance ??
    mixedKind(results.run)
  );
}
