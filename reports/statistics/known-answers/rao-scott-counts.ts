// Effective counts of Rao & Scott 1992 (Biometrics 48:577): trials over the design effect, which is floored at 1.
import { type UserCount, clusteredCount } from '../clustered/clustered-count.ts';

export interface RaoScottCounts {
  readonly n: number;
  readonly x: number;
  /** Before its floor at 1; absent when all trials ended alike. */
  readonly designEffect?: number;
}

/** Absent without a trial. */
export function raoScottCounts(perUser: readonly UserCount[]): RaoScottCounts | undefined {
  const result = clusteredCount(perUser);
  if (result.kind === 'withheld') return undefined;
  const { effective, designEffect } = result.count;
  return designEffect === undefined ? effective : { ...effective, designEffect };
}
