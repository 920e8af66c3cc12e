// What the threads of the virtual driver say to each other.
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import type { MachineProfile } from '../../../../scenarios/schema/machine-profile.ts';
import type { AttemptCounts } from '../../../attempt/attempt-counts.ts';
import type { LivedScenario } from '../../../scenario/load-scenario.ts';

/** How a worker begins. */
export interface LivesSetup {
  readonly loaded: LivedScenario;
  readonly profile: MachineProfile;
  readonly epoch: number;
  /** One Int32; not 0: end the attempt in hand and stop. */
  readonly stopped: SharedArrayBuffer;
  /** Absent: all attempts are stored. */
  readonly counting?: Counting;
}

/** Everybody is counted, and only the attempts of a share of users are stored. */
export interface Counting {
  readonly storedShare: number;
  /** How many users the run has, by persona. */
  readonly users: ReadonlyMap<string, number>;
}

/** A stretch of the population to live, and what an earlier start has journalled of it. */
export interface LivesOrder {
  readonly kind: 'live';
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly ended: readonly number[];
  /** Journalled attempts of users who had not ended. */
  readonly unfinished: readonly (readonly [user: number, attempts: readonly Attempt[]])[];
}

export type ToWorker = LivesOrder | { readonly kind: 'written' };

export type FromWorker = WrittenLives | { readonly kind: 'lived'; readonly replayDifferences: number };

/** To be answered with `written`. */
export interface WrittenLives {
  readonly kind: 'lines';
  /** Of the journal, packed; absent where nobody of a stretch is stored. */
  readonly lines?: Uint8Array;
  /** Users whose last line is among them. */
  readonly endedUsers: number;
  readonly attempts: number;
  /** Of what was lived since the last message; with `stretch`, of the whole of it. */
  readonly counts: AttemptCounts;
  /** A line that counts the stretch, once it has been lived whole. */
  readonly stretch?: Uint8Array;
}
