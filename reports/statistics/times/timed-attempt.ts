// How long an attempt took and how it ended: the row of every time statistic. Giving up competes with signing in; only a lost
// observation is censoring.
import type { UserRow } from '../clustered/strata.ts';

export interface TimedAttempt extends UserRow {
  /** Any unit, the same for all. */
  readonly time: number;
  readonly end: 'signed-in' | 'gave-up' | 'lost';
  /** Sampling weight; 1 when absent. */
  readonly weight?: number;
}
