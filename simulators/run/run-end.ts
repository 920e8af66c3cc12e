// How a run of any driver ended, and when what was lived must not be trusted.
import type { Manifest, Reconciliation } from '../../scenarios/schema/run.ts';
import type { RunSummary } from './conduct-run.ts';

export interface RunEnd {
  readonly manifest: Manifest;
  readonly summary: RunSummary;
}

/** Of a run of the virtual driver that stands. */
export const notReconciledVirtually = 'not reconciled: the virtual driver asks the rules of the target without the target, so there is no sign-in log beside its word';

/**
 * Undefined: the run stands.
 * @param reconciliation absent: the target has no log that we could read.
 */
export function whyFailed(summary: RunSummary, reconciliation: Reconciliation | undefined, voidLimit: number): string | undefined {
  const differenceCount = reconciliation?.differenceCount ?? 0;
  if (differenceCount > 0) return `${differenceCount} attempts do not agree with the target's own sign-in log`;
  if (summary.replayDifferences > 0) return `${summary.replayDifferences} attempts ended otherwise when they were lived again`;
  if (summary.attempts > 0 && summary.voids / summary.attempts > voidLimit) {
    return `${summary.voids} of ${summary.attempts} attempts are void, more than the ${Number((voidLimit * 100).toPrecision(4))} % the scenario allows`;
  }
  return undefined;
}
