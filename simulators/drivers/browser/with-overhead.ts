// What was done, with more of the harness's own time.
import type { Performed, TargetAction } from '../../attempt/target-session.ts';

export function withOverhead<A extends TargetAction>(done: Performed<A>, moreMs: number): Performed<A> {
  return { ...done, measured: { ...done.measured, overheadMs: done.measured.overheadMs + moreMs } };
}
