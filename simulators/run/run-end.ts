// How a run of any driver ended, and when what was lived must not be trusted.
import type { Manifest, Reconciliation } from '../../scenarios/schema/run.ts';
import type { RunSummary } from './conduct-run.ts';

export interface RunEnd<M extends Manifest = Manifest> {
  readonly manifest: M;
  readonly summary: RunSummary;
}

/** Of a run of the virtual driver that stands. */
export const notReconciledVirtually =
  'not reconciled: the virtual driver asks the rules of the target without the target, so there is no sign-in log beside its word';

/** What writing the tables of a run came to. */
export interface Closing<M extends Manifest = Manifest> {
  readonly kept?: LivedAndKept;
  /** Absent: the target has no log that we could read. */
  readonly reconciliation?: Reconciliation;
  /** Why the run cannot stand, whatever its tables say. */
  readonly brokenOff?: string | undefined;
  /** What a run that stands lacks, a sentence. */
  readonly note?: string;
  /** What the manifest gains. */
  readonly more?: Partial<M>;
}

/** What was counted on both sides of a step that loses nothing: as it was lived, and as it can be read. */
export interface LivedAndKept {
  /** Of the journal, as it was written, and of the table that was made of it. */
  readonly attempts?: { readonly journalled: number; readonly inTable: number };
  /** Whose lives have ended, and who were to live. */
  readonly users?: { readonly ended: number; readonly of: number };
}

/**
 * Undefined: the run stands.
 * @param reconciliation absent: the target has no log that we could read.
 */
export function whyFailed(
  summary: RunSummary,
  reconciliation: Reconciliation | undefined,
  voidLimit: number,
  { attempts, users }: LivedAndKept = {},
): string | undefined {
  if (attempts !== undefined && attempts.inTable !== attempts.journalled)
    return `${attempts.journalled} attempts were journalled, and ${attempts.inTable} are in the table`;
  if (users !== undefined && users.ended !== users.of)
    return `${users.ended} of ${users.of} users have lived to their end`;
  const differenceCount = reconciliation?.differenceCount ?? 0;
  if (differenceCount > 0) return `${differenceCount} attempts do not agree with the target's own sign-in log`;
  if (summary.replayDifferences > 0)
    return `${summary.replayDifferences} attempts ended otherwise when they were lived again`;
  if (summary.attempts > 0 && summary.voids / summary.attempts > voidLimit) {
    return `${summary.voids} of ${summary.attempts} attempts are void, more than the ${Number((voidLimit * 100).toPrecision(4))} % the scenario allows`;
  }
  return undefined;
}
